using System.Text.Json;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;
using ProjectsPlugin.Api.Try.Runs;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Protocol;

/// <summary>Introduces the assistant to the authorization server (RFC 7591), as a public client that keeps no access.</summary>
internal sealed class Registration(PublicUrl publicUrl)
{
    /// <returns>The client id.</returns>
    /// <exception cref="StoppedException">It is not taken.</exception>
    public async Task<string> RegisterAsync(Line line, AuthorizationServer server, CancellationToken cancellation)
    {
        var document = new DynamicClientRegistrationDocument
        {
            ClientName = DemoAssistant.Name,
            GrantTypes = { OidcConstants.GrantTypes.AuthorizationCode },
            ResponseTypes = { OidcConstants.ResponseTypes.Code },
            TokenEndpointAuthenticationMethod = "none",
        };
        document.RedirectUris.Add(new Uri(publicUrl.At(Paths.TryCallback)));
        using var request = new DynamicClientRegistrationRequest { Address = server.Register, Document = document };

        using var answer = await line.AskAsync(StepKind.Register, http => http.RegisterClientAsync(request, cancellation), cancellation);
        if (answer.Exception is { } silence and not JsonException)
            throw silence as StoppedException ?? new StoppedException("Unreachable", silence);
        return !answer.IsError && answer.ClientId is { Length: > 0 } id ? id : throw new StoppedException("Registration", answer.Error ?? answer.HttpErrorReason);
    }
}
