using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>
/// What one person let one client do at one sign-in. Its one code, its refresh tokens and its access tokens live from this row, which is what revokes them all.
/// </summary>
public sealed class Grant
{
    private const int ChallengeLength = 43;
    private const int NonceLength = 20 * 1024;

    /// <summary>As access tokens name it (<c>grant_id</c>).</summary>
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Where the person returned to.</summary>
    public required string RedirectUri { get; init; }

    public required string[] Scopes { get; init; }

    /// <summary>Whom its access tokens are for (RFC 8707).</summary>
    public required string[] Audiences { get; init; }

    /// <summary>The session in which the person allowed it; the code is good for as long as that (ASVS 10.4.3).</summary>
    public required Guid SessionId { get; init; }

    /// <summary>When the person signed in (<c>auth_time</c>).</summary>
    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>When the person allowed it.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>SHA-256 of the authorization code.</summary>
    public required byte[] CodeHash { get; init; }

    public required DateTimeOffset CodeExpiresAt { get; init; }

    /// <summary>The S256 challenge of the code (RFC 7636, section 4.2); null if it came without one.</summary>
    public string? CodeChallenge { get; init; }

    /// <summary>What the ID token repeats (OpenID Connect Core, section 3.1.2.1).</summary>
    public string? Nonce { get; init; }

    /// <summary>When the code was exchanged; null before that.</summary>
    public DateTimeOffset? ExchangedAt { get; init; }

    /// <summary>The latest exchange or refresh; null before the first.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>Until when there is a code, a refresh token or an access token of it that has not expired.</summary>
    public required DateTimeOffset UsableUntil { get; init; }

    /// <summary>By the database's clock; null for a grant that nobody revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> builder)
        {
            builder.ToTable("grants");
            builder.Property(grant => grant.Id).ValueGeneratedNever();
            builder.Property(grant => grant.ClientId).HasMaxLength(Client.IdLength);
            builder.Property(grant => grant.RedirectUri).HasMaxLength(Client.RedirectUriLength);
            builder.Property(grant => grant.CodeHash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.Property(grant => grant.CodeChallenge).HasMaxLength(ChallengeLength);
            builder.Property(grant => grant.Nonce).HasMaxLength(NonceLength);
            builder.HasIndex(grant => grant.CodeHash).IsUnique();
            builder.HasIndex(grant => grant.AccountId);
            builder.HasIndex(grant => grant.ClientId);
        }
    }
}
