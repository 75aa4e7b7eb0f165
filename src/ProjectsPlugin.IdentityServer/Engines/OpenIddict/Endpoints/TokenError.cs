using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Endpoints;

/// <summary>An OAuth error that one of our endpoints decided and OpenIddict writes as the RFC asks.</summary>
internal static class TokenError
{
    public static IResult Of(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
