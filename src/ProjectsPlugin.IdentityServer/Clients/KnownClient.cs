using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>A client that may ask, wherever it comes from, as every engine knows it.</summary>
public sealed record KnownClient
{
    public required string ClientId { get; init; }

    /// <summary>The client's name as an operator configured it, or as the client claims it.</summary>
    public required string Name { get; init; }

    /// <summary>Where it comes from: unless an operator configured it, its name is a claim.</summary>
    public required ClientOrigin Origin { get; init; }

    /// <summary>Where it may have people return to, besides a vendor's callbacks.</summary>
    public required IReadOnlyCollection<string> RedirectUris { get; init; }

    /// <summary>The vendor whose callbacks it has; null for a client with its own redirects alone.</summary>
    public RedirectProfile? Profile { get; init; }

    /// <summary>What a request without a scope asks for.</summary>
    public IReadOnlyList<string> DefaultScopes { get; init; } = Scopes.Data;

    /// <summary>True for one of our own pages, about which nobody is asked.</summary>
    public bool IsFirstParty { get; init; }

    /// <summary>Whether its codes need a challenge (RFC 7636); the vendors' own clients send none.</summary>
    public bool NeedsChallenge { get; init; } = true;

    /// <summary>Whether it always has to authenticate by one of the keys that its document names.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>Whether it may refresh; our own pages may not, nor one that registered without it among its <c>grant_types</c> (RFC 7591, section 2).</summary>
    public bool Refreshes { get; init; } = true;

    /// <summary>The website that it claims, if it registered itself.</summary>
    public string? Website { get; init; }
}
