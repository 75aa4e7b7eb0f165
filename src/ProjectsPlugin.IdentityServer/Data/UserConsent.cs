using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>What a person once allowed a client; lives apart from any single sign-in.</summary>
public sealed class UserConsent
{
    public required Guid AccountId { get; init; }

    public required string ClientId { get; init; }

    public required string[] Scopes { get; set; }

    public required DateTimeOffset FirstGrantedAt { get; init; }

    public required DateTimeOffset GrantedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<UserConsent>
    {
        public void Configure(EntityTypeBuilder<UserConsent> builder)
        {
            builder.ToTable("consents");
            builder.HasKey(consent => new { consent.AccountId, consent.ClientId });
            builder.Property(consent => consent.ClientId).HasMaxLength(Client.IdLength);
            builder.HasOne<Account>().WithMany().HasForeignKey(consent => consent.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
