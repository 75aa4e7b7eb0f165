using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>How clients become known here, and how they prove who they are (RFC 8414, section 2), as far as OpenIddict does not say it.</summary>
internal sealed class AdvertiseClients : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    private const string PublicClients = "none";

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.TokenEndpointAuthenticationMethods.Add(PublicClients);
        context.RevocationEndpointAuthenticationMethods.Add(PublicClients);
        return ValueTask.CompletedTask;
    }
}
