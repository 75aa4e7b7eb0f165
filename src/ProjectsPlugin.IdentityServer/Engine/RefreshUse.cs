using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>A refresh token that was used, by its <see cref="RefreshStep"/>.</summary>
internal sealed class RefreshUse
{
    public required Guid Id { get; init; }

    /// <summary>When it was used first, or the last time that its client came back because the answer was lost.</summary>
    public required DateTimeOffset UsedAt { get; init; }

    /// <summary>When what it was answered with was used first: the client has the answer. Null before that.</summary>
    public DateTimeOffset? SucceededAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RefreshUse>
    {
        public void Configure(EntityTypeBuilder<RefreshUse> builder)
        {
            builder.ToTable("refresh_uses");
            builder.Property(use => use.Id).ValueGeneratedNever();
            builder.HasIndex(use => use.UsedAt);
        }
    }
}
