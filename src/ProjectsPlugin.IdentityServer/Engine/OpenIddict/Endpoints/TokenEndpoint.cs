using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Endpoints;

/// <summary>The token endpoint (RFC 6749, section 3.2): exchanges a code or refreshes, for as long as the grant stands.</summary>
internal static class TokenEndpoint
{
    public static async Task<IResult> HandleAsync(HttpContext http, GrantStanding standing, CancellationToken cancellation)
    {
        var granted = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal
            ?? throw new InvalidOperationException("The engine has validated the code or refresh token before.");
        var request = http.GetOpenIddictServerRequest()!;

        var grant = new GrantInUse
        {
            AccountId = Guid.Parse(granted.GetClaim(Claims.Subject)!),
            ClientId = request.ClientId!,
            GrantedAt = granted.GetGrantedAt(),
            SessionId = granted.GetSessionId(),
            IsCode = request.IsAuthorizationCodeGrantType(),
        };
        return await standing.CheckAsync(grant, cancellation) switch
        {
            Standing.Ended ended => EngineRefusal.Of(ended.Error, ended.Description),
            Standing.Good good => SignIn(granted, good),
            _ => throw new InvalidOperationException("A grant stands in no other way."),
        };
    }

    private static IResult SignIn(ClaimsPrincipal granted, Standing.Good standing)
    {
        var principal = new ClaimsPrincipal(granted.Identity!);
        principal.SetRefreshTokenLifetime(standing.RefreshLifetime);
        principal.Describe(standing.Employee.Email, standing.Employee.Name);
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
