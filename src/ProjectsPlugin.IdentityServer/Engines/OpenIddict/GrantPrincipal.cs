using System.Security.Claims;
using OpenIddict.Abstractions;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Grants;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict;

/// <summary>A grant, as the principal by which OpenIddict knows its code or refresh token, and from which it makes tokens.</summary>
internal static class GrantPrincipal
{
    public static ClaimsPrincipal Create(GrantContext context)
    {
        var grant = context.Grant;
        var identity = new ClaimsIdentity("ProjectsPlugin", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, grant.AccountId.ToString())
            .SetClaim(Claims.AuthenticationTime, grant.SignedInAt.ToUnixTimeSeconds())
            .SetClaim(TokenClaims.GrantId, grant.Id.ToString())
            .SetClaim(Claims.Private.RedirectUri, grant.RedirectUri)
            .SetClaim(Claims.Private.Nonce, grant.Nonce)
            .SetClaim(Claims.Private.CodeChallenge, grant.CodeChallenge)
            .SetClaim(Claims.Private.CodeChallengeMethod, grant.CodeChallenge is null ? null : CodeChallengeMethods.Sha256);
        identity.SetScopes(grant.Scopes);
        identity.SetResources(grant.Audiences);
        return new ClaimsPrincipal(identity)
            .SetPresenters(grant.ClientId)
            .SetCreationDate(context.IssuedAt)
            .SetExpirationDate(context.ExpiresAt)
            .SetTokenType(context.IsCode ? TokenTypeIdentifiers.Private.AuthorizationCode : TokenTypeIdentifiers.RefreshToken);
    }

    /// <summary>The claims that describe the person, as of now.</summary>
    public static void Describe(this ClaimsPrincipal principal, Employee employee)
    {
        principal.SetClaim(Claims.Email, employee.Email);
        principal.SetClaim(Claims.EmailVerified, true);
        principal.SetClaim(Claims.Name, employee.Name);
        principal.SetDestinations(DestinationsOf);
    }

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
