using System.Security.Claims;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Pages.SignIn;

/// <summary>What the cookie says of a person who reads pages, in the words of an access token, so that limits and audit understand it.</summary>
internal static class BrowsePrincipal
{
    private const string Name = "name";

    /// <param name="idToken">What the identity server said of the person.</param>
    /// <param name="grantId">The sign-in that the cookie lives and dies with.</param>
    public static ClaimsPrincipal Create(ClaimsPrincipal idToken, string grantId) => new(new ClaimsIdentity(
        [
            new(TokenClaims.Subject, idToken.FindFirstValue(TokenClaims.Subject)!),
            new(Name, idToken.FindFirstValue(Name) ?? ""),
            new(TokenClaims.ClientId, BrowseClient.Id),
            new(TokenClaims.GrantId, grantId),
        ],
        BrowseCookie.Scheme));

    /// <summary>What to call the person; null if nobody is signed in.</summary>
    public static string? Reader(this ClaimsPrincipal person) => person.FindFirstValue(Name);
}
