using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>That a client registered itself; goes with the client's own row.</summary>
internal sealed class Registration
{
    /// <summary>The client's key in the database.</summary>
    public required Guid ClientKey { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When a person first allowed it something; null for never.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Registration>
    {
        public void Configure(EntityTypeBuilder<Registration> builder)
        {
            builder.ToTable("registrations");
            builder.HasKey(registration => registration.ClientKey);
            builder.HasIndex(registration => registration.RegisteredAt).HasFilter("used_at IS NULL");
            builder.HasOne<Application>().WithOne().HasForeignKey<Registration>(registration => registration.ClientKey).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
