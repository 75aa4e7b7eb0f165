using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;
using ProjectsPlugin.DemoAssistant.Tasks;

namespace ProjectsPlugin.DemoAssistant.Protocol;

/// <summary>The first half of a run: finds the identity server, registers, and makes the authorization request with which the browser goes there.</summary>
internal sealed class AuthorizationStart(
    RecordingHttpClientFactory clients, ServerDiscovery discovery, ClientRegistration registration, PublicUrl publicUrl, TimeProvider time)
{
    /// <param name="task">What the run is for.</param>
    /// <param name="knownClient">The client id from before; null to register.</param>
    /// <param name="steps">Takes the steps, also of a run that stops.</param>
    /// <param name="cancellation">The visitor has gone away.</param>
    /// <exception cref="RunStoppedException">It cannot begin.</exception>
    public async Task<Run> BeginAsync(AssistantTask task, string? knownClient, List<Step> steps, CancellationToken cancellation)
    {
        using var recording = new RecordingHttpClient(clients, new SecretRedactor(), steps.Add);
        var server = await discovery.FindAsync(recording, cancellation);
        if (knownClient is not null)
            steps.Add(new Step { Kind = StepKind.Known, Subject = knownClient });

        return new Run
        {
            Task = task,
            ClientId = knownClient ?? await registration.RegisterAsync(recording, server, cancellation),
            IsKnownClient = knownClient is not null,
            State = CryptoRandom.CreateUniqueId(),
            Verifier = CryptoRandom.CreateUniqueId(),
            Server = server,
            Steps = steps,
            SentAt = time.GetUtcNow(),
        };
    }

    /// <summary>Where the browser goes: an authorization request with PKCE, for the MCP endpoint alone (RFC 7636, RFC 8707).</summary>
    public string Address(Run run) => new RequestUrl(run.Server.AuthorizationEndpoint).CreateAuthorizeUrl(
        run.ClientId,
        OidcConstants.ResponseTypes.Code,
        scope: run.Task.Scope,
        redirectUri: publicUrl.At(Paths.TryCallback),
        state: run.State,
        codeChallenge: Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(run.Verifier))),
        codeChallengeMethod: OidcConstants.CodeChallengeMethods.Sha256,
        extra: new Parameters { { OidcConstants.AuthorizeRequest.Resource, Audiences.Mcp(publicUrl) } });
}
