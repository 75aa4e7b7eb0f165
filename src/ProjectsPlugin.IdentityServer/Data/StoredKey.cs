using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>What a key is for; the algorithm follows from it.</summary>
public enum KeyUse
{
    /// <summary>Signs access tokens: ECDSA P-256 (ES256).</summary>
    AccessTokens,

    /// <summary>Signs ID tokens: RSA-2048 (RS256), which OpenID Connect Core 15.1 demands.</summary>
    IdTokens,
}

/// <summary>A key as it lies in the database.</summary>
public sealed class StoredKey
{
    public const int IdLength = 40;

    /// <summary>The <c>kid</c>.</summary>
    public required string Id { get; init; }

    public required KeyUse Use { get; init; }

    /// <summary>The key pair as PKCS#8.</summary>
    public required byte[] Material { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is used; until then it is only published, so that nobody meets a token with an unknown key.</summary>
    public required DateTimeOffset ActiveFrom { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StoredKey>
    {
        public void Configure(EntityTypeBuilder<StoredKey> builder)
        {
            builder.ToTable("keys");
            builder.Property(key => key.Id).HasMaxLength(IdLength);
            builder.Property(key => key.Use).HasConversion<string>().HasMaxLength(20);
            builder.Property(key => key.Material).HasMaxLength(4096);
        }
    }
}
