using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Server.AspNetCore;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Endpoints;

/// <summary>The token endpoint (RFC 6749, section 3.2), once the exchange or refresh is right in everything: uses the code or refresh token.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, GrantRedemption redemption)
    {
        var (client, grant) = (http.Features.GetRequiredFeature<Client>(), http.Features.GetRequiredFeature<GrantContext>());
        switch (await redemption.RedeemAsync(client, grant))
        {
            case RedemptionResult.Redeemed redeemed:
                http.Features.Set(redeemed);
                return SignIn((await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!, grant);
            case RedemptionResult.Rejected rejected:
                return TokenError.Of(rejected.Error);
            default:
                throw new InvalidOperationException("There is no other result.");
        }
    }

    private static IResult SignIn(ClaimsPrincipal granted, GrantContext grant)
    {
        var principal = new ClaimsPrincipal(granted.Identity!);
        principal.Describe(grant.Employee!);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
