using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>An assertion that a client has authenticated with, until it would have expired.</summary>
internal sealed class UsedAssertion
{
    /// <summary>SHA-256 of client and <c>jti</c>.</summary>
    public required byte[] Hash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<UsedAssertion>
    {
        public void Configure(EntityTypeBuilder<UsedAssertion> builder)
        {
            builder.ToTable("used_assertions");
            builder.HasKey(assertion => assertion.Hash);
            builder.Property(assertion => assertion.Hash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.HasIndex(assertion => assertion.ExpiresAt);
        }
    }
}
