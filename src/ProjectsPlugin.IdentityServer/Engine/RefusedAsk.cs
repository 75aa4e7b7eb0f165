namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>A refused authorization request as it came, to be told apart by its error.</summary>
internal sealed record RefusedAsk
{
    /// <summary>The error code (RFC 6749, section 4.1.2.1).</summary>
    public required string Error { get; init; }

    public string? Description { get; init; }

    public string? ClientId { get; init; }

    public string? RedirectUri { get; init; }

    public IEnumerable<string> Resources { get; init; } = [];

    public IEnumerable<string> Scopes { get; init; } = [];

    public string? Challenge { get; init; }

    public string? ChallengeMethod { get; init; }
}
