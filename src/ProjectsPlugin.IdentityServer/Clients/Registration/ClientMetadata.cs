namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>
/// What a client says about itself (RFC 7591, section 2); members that are not here are ignored. Clients that fill in whatever they know of send empty texts
/// and lists for what they leave out, so those count as left out.
/// </summary>
internal sealed record ClientMetadata
{
    public IReadOnlyList<string>? RedirectUris { get; init => field = Said(value); }

    public string? TokenEndpointAuthMethod { get; init => field = Said(value); }

    public IReadOnlyList<string>? GrantTypes { get; init => field = Said(value); }

    public IReadOnlyList<string>? ResponseTypes { get; init => field = Said(value); }

    /// <summary><c>web</c> or <c>native</c> (OpenID Connect Dynamic Client Registration, section 2).</summary>
    public string? ApplicationType { get; init => field = Said(value); }

    public string? ClientName { get; init => field = Said(value); }

    public string? ClientUri { get; init => field = Said(value); }

    public string? Scope { get; init => field = Said(value); }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static List<string>? Said(IReadOnlyList<string?>? texts) =>
        texts?.Where(text => !string.IsNullOrWhiteSpace(text)).OfType<string>().ToList() is { Count: > 0 } said ? said : null;
}
