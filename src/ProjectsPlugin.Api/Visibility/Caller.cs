using System.Security.Claims;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Visibility;

/// <summary>What a validated access token says about who is calling.</summary>
internal static class Caller
{
    /// <summary>The person.</summary>
    public static string? Subject(this ClaimsPrincipal caller) => caller.FindFirst(TokenClaims.Subject)?.Value;

    /// <summary>The assistant.</summary>
    public static string? Client(this ClaimsPrincipal caller) => caller.FindFirst(TokenClaims.ClientId)?.Value;

    /// <summary>The sign-in that the token comes from; when that ends, so does the token.</summary>
    public static string? Grant(this ClaimsPrincipal caller) => caller.FindFirst(TokenClaims.GrantId)?.Value;

    /// <summary>Whether the space-separated <c>scope</c> claim (RFC 9068, section 2.2.3) has this scope.</summary>
    public static bool HasScope(this ClaimsPrincipal caller, string scope)
    {
        foreach (var claim in caller.FindAll(TokenClaims.Scope))
            foreach (var part in claim.Value.AsSpan().Split(' '))
                if (claim.Value.AsSpan(part).SequenceEqual(scope))
                    return true;
        return false;
    }
}
