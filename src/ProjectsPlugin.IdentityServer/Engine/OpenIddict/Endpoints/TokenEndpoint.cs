using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Endpoints;

/// <summary>The token endpoint (RFC 6749, section 3.2): exchanges a code or refreshes, for as long as the employee is one.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> HandleAsync(
        HttpContext http, Employees employees, Sessions sessions, BlockedClients blocked, IOptions<TokenLifetimes> lifetimes, TimeProvider clock, CancellationToken cancellation)
    {
        var granted = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal
            ?? throw new InvalidOperationException("The engine has validated the code or refresh token before.");

        if (await employees.FindActiveAsync(Guid.Parse(granted.GetClaim(Claims.Subject)!), granted.GetGrantedAt(), cancellation) is not { } employee)
            return EngineRefusal.Of(Errors.InvalidGrant, "The account is no longer active.");

        // Whatever ends sessions or blocks a client ends grants in the same moment; these are for a code that was being made then.
        var request = http.GetOpenIddictServerRequest()!;
        if (request.IsAuthorizationCodeGrantType() && !(granted.GetSessionId() is { } session && await sessions.ExistsAsync(session, cancellation)))
            return EngineRefusal.Of(Errors.InvalidGrant, "The person has signed out since.");
        if (await blocked.ContainsAsync(request.ClientId!, cancellation))
            return EngineRefusal.Of(Errors.UnauthorizedClient, "The client is blocked.");

        var remaining = granted.GetGrantedAt() + lifetimes.Value.Absolute - clock.GetUtcNow();
        if (remaining <= TimeSpan.Zero)
            return EngineRefusal.Of(Errors.InvalidGrant, "The person has to sign in again.");

        var principal = new ClaimsPrincipal(granted.Identity!);
        principal.SetRefreshTokenLifetime(remaining < lifetimes.Value.Refresh ? remaining : lifetimes.Value.Refresh);
        principal.Describe(employee.Email, employee.Name);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
