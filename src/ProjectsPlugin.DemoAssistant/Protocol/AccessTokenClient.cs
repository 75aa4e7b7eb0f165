using System.Text.Json;
using Duende.IdentityModel.Client;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;

namespace ProjectsPlugin.DemoAssistant.Protocol;

/// <summary>Exchanges a code for an access token (RFC 6749, section 4.1.3), and revokes that (RFC 7009).</summary>
internal sealed class AccessTokenClient(PublicUrl publicUrl)
{
    private static readonly TimeSpan RevocationTimeout = TimeSpan.FromSeconds(10);

    /// <returns>The access token and the scopes that it has.</returns>
    /// <exception cref="RunStoppedException">The code is not accepted.</exception>
    public async Task<(string Token, string Scope)> ExchangeAsync(RecordingHttpClient recording, Run run, CancellationToken cancellation)
    {
        using var request = new AuthorizationCodeTokenRequest
        {
            Address = run.Server.TokenEndpoint,
            ClientId = run.ClientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            Code = run.Code!,
            RedirectUri = publicUrl.At(Paths.TryCallback),
            CodeVerifier = run.Verifier,
            Resource = { Audiences.Mcp(publicUrl) },
        };

        using var answer = await recording.SendAsync(StepKind.Exchange, http => http.RequestAuthorizationCodeTokenAsync(request, cancellation), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (answer.Exception is { } fault and not JsonException)
            throw fault as RunStoppedException ?? new RunStoppedException("Unreachable", fault);
        if (answer.IsError || answer.AccessToken is not { Length: > 0 } token)
            throw new RunStoppedException("Exchange", answer.Error ?? answer.HttpErrorReason);
        recording.Redactor.Add(token);
        return (token, answer.Scope ?? run.Task.Scope);
    }

    /// <summary>Revokes the access, also where the person has gone away meanwhile.</summary>
    /// <returns>Whether it has ended.</returns>
    public static async Task<bool> RevokeAsync(RecordingHttpClient recording, Run run, string token)
    {
        if (run.Server.RevocationEndpoint is not { Length: > 0 } address)
            return false;

        using var end = new CancellationTokenSource(RevocationTimeout);
        using var request = new TokenRevocationRequest
        {
            Address = address,
            ClientId = run.ClientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            Token = token,
            TokenTypeHint = "access_token",
        };
        try
        {
            using var answer = await recording.SendAsync(StepKind.Revoke, http => http.RevokeTokenAsync(request, end.Token), end.Token);
            return !answer.IsError;
        }
        catch (Exception fault) when (fault is RunStoppedException || RecordingHttpClient.IsUnreachable(fault))
        {
            return false;
        }
    }
}
