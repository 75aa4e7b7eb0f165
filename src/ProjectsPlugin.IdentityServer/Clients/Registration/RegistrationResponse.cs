namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>What a client learns of itself (RFC 7591, section 3.2.1).</summary>
internal sealed record RegistrationResponse
{
    public required string ClientId { get; init; }

    public required long ClientIdIssuedAt { get; init; }

    /// <summary>Shown this once; only its hash is kept.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>0: never.</summary>
    public long? ClientSecretExpiresAt { get; init; }

    public required string ClientName { get; init; }

    public string? ClientUri { get; init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    public required string TokenEndpointAuthMethod { get; init; }

    public required IReadOnlyList<string> GrantTypes { get; init; }

    public required IReadOnlyList<string> ResponseTypes { get; init; }

    public required string ApplicationType { get; init; }

    public string? Scope { get; init; }
}
