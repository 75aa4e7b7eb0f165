using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>A revoked grant, for the copies of the API, which read it through <see cref="Contracts.RevocationFeed.View"/>.</summary>
internal sealed class RevokedGrant
{
    public required Guid GrantId { get; init; }

    /// <summary>By the database's clock.</summary>
    public required DateTimeOffset RevokedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RevokedGrant>
    {
        public void Configure(EntityTypeBuilder<RevokedGrant> builder)
        {
            builder.ToTable("grant_revocations");
            builder.HasKey(grant => grant.GrantId);
            builder.Property(grant => grant.GrantId).ValueGeneratedNever();
            builder.HasIndex(grant => grant.RevokedAt);
        }
    }
}
