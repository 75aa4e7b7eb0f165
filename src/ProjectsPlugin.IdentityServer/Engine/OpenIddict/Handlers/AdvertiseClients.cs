using Microsoft.Extensions.Options;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>How clients become known here, and how they prove who they are (RFC 8414, section 2), as far as OpenIddict does not say it.</summary>
internal sealed class AdvertiseClients(PublicUrl publicUrl, IOptions<RegistrationOptions> registration) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    private const string PublicClients = "none";
    private const string RegistrationEndpoint = "registration_endpoint";

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.TokenEndpointAuthenticationMethods.Add(PublicClients);
        context.RevocationEndpointAuthenticationMethods.Add(PublicClients);
        if (registration.Value.Enabled)
            context.Metadata[RegistrationEndpoint] = publicUrl.At(Paths.Register);
        return ValueTask.CompletedTask;
    }
}
