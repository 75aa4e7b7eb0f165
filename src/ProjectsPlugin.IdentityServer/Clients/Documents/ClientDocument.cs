using Microsoft.IdentityModel.Tokens;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>What a client id metadata document says, as far as it holds here.</summary>
internal sealed record ClientDocument
{
    public required string ClientId { get; init; }

    /// <summary>What the document calls its client; its host if it says nothing, or what belongs to somebody else.</summary>
    public required string Name { get; init; }

    /// <summary>Those of its redirects that are acceptable here; one at least.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>Whether it always has to authenticate by one of its keys.</summary>
    public bool NeedsKey { get; init; }

    /// <summary>Its keys, or why they cannot be used; null if the document does not have them itself.</summary>
    public DocumentResult<IReadOnlyList<JsonWebKey>>? Keys { get; init; }

    /// <summary>Where its keys are, if they are elsewhere.</summary>
    public Uri? KeysUrl { get; init; }
}
