using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>A refresh token of a grant (RFC 6749, section 1.5), and where it stands in the grant's rotation (RFC 9700, section 4.14.2).</summary>
public sealed class RefreshToken
{
    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    public required Guid GrantId { get; init; }

    /// <summary>The token whose use it was the answer to; null for the first one.</summary>
    public byte[]? PredecessorHash { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used first, or the last time that its client came back because the answer was lost.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>When what it was answered with was used first: the client has the answer. Null before that.</summary>
    public DateTimeOffset? SucceededAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RefreshToken>
    {
        public void Configure(EntityTypeBuilder<RefreshToken> builder)
        {
            builder.ToTable("refresh_tokens");
            builder.HasKey(token => token.Hash);
            builder.Property(token => token.Hash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.Property(token => token.PredecessorHash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.HasIndex(token => token.GrantId);
            builder.HasIndex(token => token.ExpiresAt);
            builder.HasOne<Grant>().WithMany().HasForeignKey(token => token.GrantId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
