namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>A grant whose code is exchanged, or whose refresh token is used.</summary>
internal sealed record GrantInUse
{
    public required Guid AccountId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>When the person allowed it.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>The session in which the person allowed it; null for what was issued before this was kept.</summary>
    public required Guid? SessionId { get; init; }

    /// <summary>True for a code, which is good for as long as that session (ASVS 10.4.3).</summary>
    public required bool IsCode { get; init; }
}
