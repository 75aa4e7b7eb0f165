using System.Text.Json;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;

namespace ProjectsPlugin.DemoAssistant.Protocol;

/// <summary>Registers the assistant with the authorization server (RFC 7591), as a public client without refresh tokens.</summary>
internal sealed class ClientRegistration(PublicUrl publicUrl)
{
    /// <returns>The client id.</returns>
    /// <exception cref="RunStoppedException">It is refused.</exception>
    public async Task<string> RegisterAsync(RecordingHttpClient recording, AuthorizationServer server, CancellationToken cancellation)
    {
        var document = new DynamicClientRegistrationDocument
        {
            ClientName = DemoAssistantClient.Name,
            GrantTypes = { OidcConstants.GrantTypes.AuthorizationCode },
            ResponseTypes = { OidcConstants.ResponseTypes.Code },
            TokenEndpointAuthenticationMethod = "none",
        };
        document.RedirectUris.Add(new Uri(publicUrl.At(Paths.TryCallback)));
        using var request = new DynamicClientRegistrationRequest { Address = server.RegistrationEndpoint, Document = document };

        using var answer = await recording.SendAsync(StepKind.Register, http => http.RegisterClientAsync(request, cancellation), cancellation);
        if (answer.Exception is { } fault and not JsonException)
            throw fault as RunStoppedException ?? new RunStoppedException("Unreachable", fault);
        return !answer.IsError && answer.ClientId is { Length: > 0 } id
            ? id
            : throw new RunStoppedException("Registration", answer.Error ?? answer.HttpErrorReason);
    }
}
