using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>A grant that ended, for the copies of the API, which read it through <see cref="Contracts.RevocationFeed.View"/>.</summary>
internal sealed class EndedGrant
{
    public required Guid GrantId { get; init; }

    /// <summary>By the database's clock.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<EndedGrant>
    {
        public void Configure(EntityTypeBuilder<EndedGrant> builder)
        {
            builder.ToTable("ended_grants");
            builder.HasKey(grant => grant.GrantId);
            builder.Property(grant => grant.GrantId).ValueGeneratedNever();
            builder.HasIndex(grant => grant.EndedAt);
        }
    }
}
