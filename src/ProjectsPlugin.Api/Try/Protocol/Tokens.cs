using System.Text.Json;
using Duende.IdentityModel.Client;
using ProjectsPlugin.Api.Try.Runs;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Protocol;

/// <summary>Gets access for a code, and gives it back.</summary>
internal sealed class Tokens(PublicUrl publicUrl)
{
    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(10);

    /// <returns>The access token and the scopes that it has.</returns>
    /// <exception cref="StoppedException">The code is good no longer.</exception>
    public async Task<(string Token, string Scope)> ExchangeAsync(Line line, Run run, CancellationToken cancellation)
    {
        using var request = new AuthorizationCodeTokenRequest
        {
            Address = run.Server.Token,
            ClientId = run.ClientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            Code = run.Code!,
            RedirectUri = publicUrl.At(Paths.TryCallback),
            CodeVerifier = run.Verifier,
            Resource = { Audiences.Mcp(publicUrl) },
        };

        using var answer = await line.AskAsync(StepKind.Exchange, http => http.RequestAuthorizationCodeTokenAsync(request, cancellation), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (answer.Exception is { } silence and not JsonException)
            throw silence as StoppedException ?? new StoppedException("Unreachable", silence);
        if (answer.IsError || answer.AccessToken is not { Length: > 0 } token)
            throw new StoppedException("Exchange", answer.Error ?? answer.HttpErrorReason);
        line.Secrets.Add(token);
        return (token, answer.Scope ?? run.Choice.Scope);
    }

    /// <summary>Gives the access back (RFC 7009), also where the person has gone away meanwhile.</summary>
    /// <returns>Whether it has ended.</returns>
    public static async Task<bool> RevokeAsync(Line line, Run run, string token)
    {
        if (run.Server.Revoke is not { Length: > 0 } address)
            return false;

        using var end = new CancellationTokenSource(PatienceAtTheEnd);
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
            using var answer = await line.AskAsync(StepKind.Revoke, http => http.RevokeTokenAsync(request, end.Token), end.Token);
            return !answer.IsError;
        }
        catch (Exception fault) when (fault is StoppedException || Line.IsSilence(fault))
        {
            return false;
        }
    }
}
