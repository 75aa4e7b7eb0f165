using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>What is kept of a link that lets its bearer set an account's password once. An account has at most one.</summary>
public sealed class IssuedPasswordLink
{
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the token in the link.</summary>
    public required byte[] TokenHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<IssuedPasswordLink>
    {
        public void Configure(EntityTypeBuilder<IssuedPasswordLink> builder)
        {
            builder.ToTable("password_links");
            builder.HasKey(link => link.AccountId);
            builder.Property(link => link.TokenHash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.HasIndex(link => link.TokenHash).IsUnique();
            builder.HasOne<Account>().WithOne().HasForeignKey<IssuedPasswordLink>(link => link.AccountId);
        }
    }
}
