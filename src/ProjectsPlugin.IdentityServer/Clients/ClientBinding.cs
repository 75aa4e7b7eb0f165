using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>The one callback id that a vendor's client returns to since its first exchange.</summary>
public sealed class ClientBinding
{
    public const int CallbackIdLength = 100;

    public required string ClientId { get; init; }

    public required string CallbackId { get; init; }

    public required DateTimeOffset BoundAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ClientBinding>
    {
        public void Configure(EntityTypeBuilder<ClientBinding> builder)
        {
            builder.ToTable("client_bindings");
            builder.HasKey(binding => binding.ClientId);
            builder.Property(binding => binding.ClientId).HasMaxLength(AssistantClient.IdLength);
            builder.Property(binding => binding.CallbackId).HasMaxLength(CallbackIdLength);
        }
    }
}
