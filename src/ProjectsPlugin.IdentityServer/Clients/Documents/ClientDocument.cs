namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>What a client id metadata document says, as far as it holds here.</summary>
internal sealed record ClientDocument
{
    public required string ClientId { get; init; }

    /// <summary>What the document calls its client, or else its host.</summary>
    public required string Name { get; init; }

    /// <summary>Those of its redirects that are acceptable here; one at least.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }
}
