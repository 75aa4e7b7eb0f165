using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Endpoints;

/// <summary>An OAuth error that one of our endpoints decided and OpenIddict writes as the RFC asks.</summary>
internal static class TokenError
{
    public static IResult Of(OAuthError error) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error.Error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = error.Description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
