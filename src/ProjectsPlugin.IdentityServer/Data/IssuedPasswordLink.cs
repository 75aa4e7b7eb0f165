namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>What is kept of a link that lets its bearer set an account's password once. An account has at most one.</summary>
public sealed class IssuedPasswordLink
{
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the token in the link.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
