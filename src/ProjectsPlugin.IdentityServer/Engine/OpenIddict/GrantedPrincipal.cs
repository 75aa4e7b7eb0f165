using System.Globalization;
using System.Security.Claims;
using OpenIddict.Abstractions;
using ProjectsPlugin.Contracts;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>What a person granted, as the principal from which OpenIddict makes codes and tokens.</summary>
internal static class GrantedPrincipal
{
    // Without a destination it stays in codes and refresh tokens, which only we read.
    private const string GrantedAt = "granted_at";
    private const string SessionId = "session_id";

    public static ClaimsPrincipal Create(
        Guid accountId, DateTimeOffset signedInAt, DateTimeOffset now, IEnumerable<string> scopes, IEnumerable<string> audiences)
    {
        var identity = new ClaimsIdentity("ProjectsPlugin", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, accountId.ToString());
        identity.SetClaim(Claims.AuthenticationTime, signedInAt.ToUnixTimeSeconds());
        identity.SetClaim(GrantedAt, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

        // A client that gets no refresh token makes people sign in again every few minutes, so each gets one, asked for or not.
        identity.SetScopes(scopes.Append(Scopes.OfflineAccess).Distinct());
        identity.SetResources(audiences);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The claims that describe the person, as of now.</summary>
    public static void Describe(this ClaimsPrincipal principal, string email, string name)
    {
        principal.SetClaim(Claims.Email, email);
        principal.SetClaim(Claims.EmailVerified, true);
        principal.SetClaim(Claims.Name, name);
        principal.SetDestinations(DestinationsOf);
    }

    /// <summary>Ties the grant to the session in which the person allowed it, for as long as its code is not exchanged (ASVS 10.4.3).</summary>
    public static void SetSessionId(this ClaimsPrincipal principal, Guid sessionId) => principal.SetClaim(SessionId, sessionId.ToString());

    /// <summary>The session in which the person allowed it; null for what was issued before this was kept.</summary>
    public static Guid? GetSessionId(this ClaimsPrincipal principal) => Guid.TryParse(principal.GetClaim(SessionId), out var id) ? id : null;

    /// <summary>When the person allowed it.</summary>
    public static DateTimeOffset GetGrantedAt(this ClaimsPrincipal principal) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(principal.GetClaim(GrantedAt)!, CultureInfo.InvariantCulture));

    private static IEnumerable<string> DestinationsOf(Claim claim) => claim.Type switch
    {
        Claims.Subject => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
        Claims.AuthenticationTime => [OpenIddictConstants.Destinations.IdentityToken],
        Claims.Name => claim.Subject!.HasScope(Scopes.Profile) ? [OpenIddictConstants.Destinations.IdentityToken] : [],
        Claims.Email or Claims.EmailVerified => claim.Subject!.HasScope(Scopes.Email)
            ? [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken]
            : [],
        TokenClaims.GrantId => [OpenIddictConstants.Destinations.AccessToken],
        _ => [],
    };
}
