using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Token.Keys;

/// <summary>What a key is for; the algorithm follows from it.</summary>
public enum KeyUse
{
    /// <summary>Signs access tokens and what only this server reads: ECDSA P-256 (ES256).</summary>
    AccessTokens,

    /// <summary>Signs ID tokens: RSA-2048 (RS256), which OpenID Connect Core 15.1 demands.</summary>
    IdTokens,

    /// <summary>Encrypts codes and refresh tokens: 256 random bits (A256KW).</summary>
    Encryption,
}

/// <summary>A key as it lies in the database.</summary>
public sealed class StoredKey
{
    public const int IdLength = 40;

    /// <summary>The <c>kid</c>.</summary>
    public required string Id { get; init; }

    public required KeyUse Use { get; init; }

    /// <summary>PKCS#8 for a key pair, the bytes themselves for a symmetric key.</summary>
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
