using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;
using ProjectsPlugin.Api.Try.Choices;
using ProjectsPlugin.Api.Try.Runs;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Protocol;

/// <summary>The first half of a run, which ends with the browser on its way to the identity server.</summary>
internal sealed class Departure(RecordingHttpClientFactory telephone, Discovery discovery, Registration registration, PublicUrl publicUrl, TimeProvider time)
{
    /// <param name="choice">What the run is for.</param>
    /// <param name="knownClient">The client id from before; null to register.</param>
    /// <param name="steps">Takes the steps, also of a run that stops.</param>
    /// <param name="cancellation">The visitor has gone away.</param>
    /// <exception cref="StoppedException">It cannot begin.</exception>
    public async Task<Run> BeginAsync(Choice choice, string? knownClient, List<Step> steps, CancellationToken cancellation)
    {
        using var line = new Line(telephone, new Secrets(), steps.Add);
        var server = await discovery.FindAsync(line, cancellation);
        if (knownClient is not null)
            steps.Add(new Step { Kind = StepKind.Known, Subject = knownClient });

        return new Run
        {
            Choice = choice,
            ClientId = knownClient ?? await registration.RegisterAsync(line, server, cancellation),
            IsKnownClient = knownClient is not null,
            State = CryptoRandom.CreateUniqueId(),
            Verifier = CryptoRandom.CreateUniqueId(),
            Server = server,
            Steps = steps,
            SentAt = time.GetUtcNow(),
        };
    }

    /// <summary>Where the browser goes: an authorization request with PKCE, for the MCP endpoint alone (RFC 7636, RFC 8707).</summary>
    public string Address(Run run) => new RequestUrl(run.Server.Authorize).CreateAuthorizeUrl(
        run.ClientId,
        OidcConstants.ResponseTypes.Code,
        scope: run.Choice.Scope,
        redirectUri: publicUrl.At(Paths.TryCallback),
        state: run.State,
        codeChallenge: Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(run.Verifier))),
        codeChallengeMethod: OidcConstants.CodeChallengeMethods.Sha256,
        extra: new Parameters { { OidcConstants.AuthorizeRequest.Resource, Audiences.Mcp(publicUrl) } });
}
