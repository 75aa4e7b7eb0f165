using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>One sign-in through a client: the family of its codes, refresh tokens and access tokens. Its row is what ends them.</summary>
internal sealed class Grant
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string ClientId { get; init; }

    /// <summary>Where the person returned to.</summary>
    public required string RedirectUri { get; init; }

    public required string[] Scopes { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>The latest exchange or refresh; null before the code was exchanged.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>Until when there is a code, a refresh token or an access token of it that has not expired.</summary>
    public required DateTimeOffset UsableUntil { get; init; }

    /// <summary>By the database's clock; null while it lives.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Grant>
    {
        public void Configure(EntityTypeBuilder<Grant> builder)
        {
            builder.ToTable("duende_grants");
            builder.Property(grant => grant.Id).ValueGeneratedNever();
            builder.Property(grant => grant.ClientId).HasMaxLength(ClientIds.MaximumLength);
            builder.Property(grant => grant.RedirectUri).HasMaxLength(RedirectRules.MaximumLength);
            builder.HasIndex(grant => grant.AccountId);
            builder.HasIndex(grant => grant.ClientId);
            builder.HasIndex(grant => grant.UsableUntil);
        }
    }
}
