using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>A client that an operator keeps out, by its id alone: it need not be known here, or not any more.</summary>
public sealed class BlockedClient
{
    public required string ClientId { get; init; }

    public required DateTimeOffset BlockedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<BlockedClient>
    {
        public void Configure(EntityTypeBuilder<BlockedClient> builder)
        {
            builder.ToTable("blocked_clients");
            builder.HasKey(client => client.ClientId);
            builder.Property(client => client.ClientId).HasMaxLength(Client.IdLength);
        }
    }
}
