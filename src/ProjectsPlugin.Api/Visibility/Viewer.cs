using System.Security.Claims;

namespace ProjectsPlugin.Api.Visibility;

/// <summary>For whom records are read. Everybody sees every record whose scope they have.</summary>
/// <param name="Person">The account, as access tokens name it (<c>sub</c>); null if nobody is signed in.</param>
/// <param name="Client">The client that reads for the person; <see cref="Contracts.BrowseClient"/> for the person's own pages.</param>
/// <param name="Scopes">What the person allowed the client to read; none for the person's own pages, which show everything that the person may see.</param>
public sealed record Viewer(string? Person, string? Client, IReadOnlyList<string> Scopes)
{
    /// <summary>Who calls, by a token or a cookie of ours.</summary>
    public static Viewer Of(ClaimsPrincipal caller) => new(caller.Subject(), caller.Client(), [.. Contracts.Scopes.Data.Where(caller.HasScope)]);
}
