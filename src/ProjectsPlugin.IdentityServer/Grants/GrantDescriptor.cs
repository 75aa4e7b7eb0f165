using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>What a person allowed a client a moment ago.</summary>
internal sealed record GrantDescriptor
{
    public required Client Client { get; init; }

    public required SignedInPerson Person { get; init; }

    /// <summary>Where the person returns to, as the request spells it.</summary>
    public required string RedirectUri { get; init; }

    public required IReadOnlyCollection<string> Scopes { get; init; }

    /// <summary>Whom its access tokens are for (RFC 8707).</summary>
    public required IReadOnlyCollection<string> Audiences { get; init; }

    /// <summary>The S256 challenge; null if the request has none.</summary>
    public string? CodeChallenge { get; init; }

    public string? Nonce { get; init; }
}
