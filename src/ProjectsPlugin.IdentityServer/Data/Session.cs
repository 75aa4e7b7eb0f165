using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>A sign-in on one browser. Deleting the row ends it, whatever cookie is still out there.</summary>
public sealed class Session
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the key that only the browser's cookie has: reading this table signs nobody in.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>The account's stamp at sign-in; a new password or a deactivation changes the account's.</summary>
    public required string SecurityStamp { get; init; }

    public required DateTimeOffset SignedInAt { get; init; }

    /// <summary>When the browser last showed up, to a minute or so.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.ToTable("sessions");
            builder.Property(session => session.KeyHash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.Property(session => session.SecurityStamp).HasMaxLength(40);
            builder.HasIndex(session => session.AccountId);
            builder.HasOne<Account>().WithMany().HasForeignKey(session => session.AccountId);
        }
    }
}
