using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>The grant behind a code or refresh token that a client sent, with what decides whether it is still good.</summary>
internal sealed record GrantContext
{
    public required Grant Grant { get; init; }

    /// <summary>The refresh token; null for a code.</summary>
    public RefreshToken? RefreshToken { get; init; }

    /// <summary>The account of the grant; null if it is gone.</summary>
    public required AccountState? Account { get; init; }

    /// <summary>Whom its tokens are for, as of now; null if nobody may act with the account any more.</summary>
    public Employee? Employee => Account?.ActiveSince(Grant.GrantedAt);

    /// <summary>Whether the session in which the person allowed it has not ended.</summary>
    public bool HasSession { get; init; }

    public bool IsCode => RefreshToken is null;

    public DateTimeOffset ExpiresAt => RefreshToken?.ExpiresAt ?? Grant.CodeExpiresAt;

    public DateTimeOffset IssuedAt => RefreshToken?.IssuedAt ?? Grant.GrantedAt;
}
