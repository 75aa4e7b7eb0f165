namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>What a client says about itself (RFC 7591, section 2); members that are not here are ignored.</summary>
internal sealed record ClientMetadata
{
    public IReadOnlyList<string?>? RedirectUris { get; init; }

    public string? TokenEndpointAuthMethod { get; init; }

    public IReadOnlyList<string?>? GrantTypes { get; init; }

    public IReadOnlyList<string?>? ResponseTypes { get; init; }

    /// <summary><c>web</c> or <c>native</c> (OpenID Connect Dynamic Client Registration, section 2).</summary>
    public string? ApplicationType { get; init; }

    public string? ClientName { get; init; }

    public string? ClientUri { get; init; }

    public string? Scope { get; init; }
}
