using System.Globalization;
using System.Security.Claims;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Token;

/// <summary>The person of a grant, as the subject that Duende makes tokens for.</summary>
internal static class GrantSubject
{
    public static ClaimsPrincipal Create(Grant grant) => new(new ClaimsIdentity(
        [
            new(TokenClaims.Subject, grant.AccountId.ToString()),
            new("auth_time", grant.SignedInAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64),
            new("idp", "local"),
            new(TokenClaims.GrantId, grant.Id.ToString()),
        ],
        "ProjectsPlugin"));

    /// <summary>The grant that an access token names; null if it names none.</summary>
    public static Guid? GetGrantId(this IEnumerable<Claim> claims) =>
        Guid.TryParse(claims.FirstOrDefault(claim => claim.Type == TokenClaims.GrantId)?.Value, out var id) ? id : null;
}
