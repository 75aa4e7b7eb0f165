using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

/// <summary>A client that came by itself: it registered, or a person allowed something to one that is known by a document.</summary>
internal sealed class StoredClient
{
    private const int OriginLength = 20;
    private const int NameLength = 200;

    public required string ClientId { get; init; }

    public required ClientOrigin Origin { get; init; }

    public required string Name { get; init; }

    public required string[] RedirectUris { get; init; }

    public required string[] DefaultScopes { get; init; }

    public string? Website { get; init; }

    public required bool Refreshes { get; init; }

    public required bool NeedsKey { get; init; }

    /// <summary>SHA-256 of its secret; null for a public client.</summary>
    public byte[]? SecretHash { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>When a person first allowed it something; null for never.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StoredClient>
    {
        public void Configure(EntityTypeBuilder<StoredClient> builder)
        {
            builder.ToTable("duende_clients");
            builder.HasKey(client => client.ClientId);
            builder.Property(client => client.ClientId).HasMaxLength(ClientIds.MaximumLength);
            builder.Property(client => client.Origin).HasConversion<string>().HasMaxLength(OriginLength);
            builder.Property(client => client.Name).HasMaxLength(NameLength);
            builder.Property(client => client.Website).HasMaxLength(RedirectRules.MaximumLength);
            builder.Property(client => client.SecretHash).HasMaxLength(32);
            builder.HasIndex(client => client.RegisteredAt).HasFilter("used_at IS NULL");
        }
    }
}
