using System.Security.Claims;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Grants;
using ProjectsPlugin.IdentityServer.Token;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>Finds the grant of a code or refresh token, used or not: whether it may be used is decided where it is (<see cref="GrantRedemption"/>).</summary>
internal sealed class ReadToken(GrantStore grants) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        // A revocation may be of either kind of token, but not of a code (RFC 7009, section 2.1).
        var found = context.ValidTokenTypes.Contains(TokenTypeIdentifiers.RefreshToken)
                ? await grants.FindByRefreshTokenAsync(context.Token, context.CancellationToken)
            : context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.AuthorizationCode)
                ? await grants.FindByCodeAsync(context.Token, context.CancellationToken)
            : null;
        if (found is null)
        {
            // An access token that is to be revoked is read by OpenIddict.
            if (context.EndpointType is OpenIddictServerEndpointType.Token)
                context.Reject(TokenRequestRules.UnknownGrant.Error, TokenRequestRules.UnknownGrant.Description);
            return;
        }

        context.Transaction.GetHttpRequest()!.HttpContext.Features.Set(found);
        context.Principal = GrantPrincipal.Create(found);
    }
}

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
