using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>A bearer token with which an identity provider provisions people.</summary>
public sealed class ScimToken
{
    /// <summary>In characters.</summary>
    public const int NameLength = 64;

    /// <summary>What an operator calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null for one that is good until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was last used, to a minute; null for never.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ScimToken>
    {
        public void Configure(EntityTypeBuilder<ScimToken> builder)
        {
            builder.ToTable("scim_tokens");
            builder.HasKey(token => token.Name);
            builder.Property(token => token.Name).HasMaxLength(NameLength);
            builder.Property(token => token.Hash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.HasIndex(token => token.Hash).IsUnique();
        }
    }
}
