using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Endpoints;

/// <summary>The UserInfo endpoint (OpenID Connect Core, section 5.3): who signed in, as far as the scopes allow.</summary>
internal static class UserInfoEndpoint
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static async Task<IResult> HandleAsync(HttpContext http, Employees employees, Grants grants, TimeProvider clock, CancellationToken cancellation)
    {
        http.Response.Headers.CacheControl = "no-store";
        var token = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal
            ?? throw new InvalidOperationException("The engine has validated the access token before.");
        if (!await grants.IsLivingAsync(token.GetClaim(TokenClaims.GrantId), cancellation))
            return EngineRefusal.Of(Errors.InvalidToken, "The access that the person gave has ended.");

        var subject = token.GetClaim(Claims.Subject);

        if (await employees.FindActiveAsync(Guid.Parse(subject!), token.GetCreationDate() ?? clock.GetUtcNow(), cancellation) is not { } employee)
            return EngineRefusal.Of(Errors.InvalidToken, "The account is no longer active.");

        var claims = new Dictionary<string, object> { [Claims.Subject] = subject! };
        if (token.HasScope(Scopes.Profile))
            claims[Claims.Name] = employee.Name;
        if (token.HasScope(Scopes.Email))
            (claims[Claims.Email], claims[Claims.EmailVerified]) = (employee.Email, true);
        return Results.Json(claims);
    }
}
