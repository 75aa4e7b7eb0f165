using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Grants;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Endpoints;

/// <summary>The UserInfo endpoint (OpenID Connect Core, section 5.3): who signed in, as far as the scopes allow.</summary>
internal static class UserInfoEndpoint
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static async Task<IResult> HandleAsync(HttpContext http, GrantStore grants, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var token = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal
            ?? throw new InvalidOperationException("The engine has validated the access token before.");
        if (!Guid.TryParse(token.GetClaim(TokenClaims.GrantId), out var grantId) || await grants.FindEmployeeAsync(grantId, cancellation) is not { } employee)
            return TokenError.Of(new OAuthError(Errors.InvalidToken, GrantValidator.Revoked));

        return Results.Json(UserInfoClaims.Of(token.GetClaim(Claims.Subject)!, employee, token.GetScopes()));
    }
}
