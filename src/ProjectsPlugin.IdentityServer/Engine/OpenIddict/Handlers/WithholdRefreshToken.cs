using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>A client that may not refresh gets no refresh token: our own pages, or one that registered without it among its <c>grant_types</c> (RFC 7591, section 2).</summary>
internal sealed class WithholdRefreshToken(IOpenIddictApplicationManager clients) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is OpenIddictServerEndpointType.Authorization
            && await clients.FindByClientIdAsync(context.ClientId!, context.CancellationToken) is { } client
            && !await clients.HasPermissionAsync(client, Permissions.GrantTypes.RefreshToken, context.CancellationToken))
        {
            context.Principal!.SetScopes(context.Principal!.GetScopes().Remove(Scopes.OfflineAccess));
        }
    }
}
