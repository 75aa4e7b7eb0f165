using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Consent;

/// <summary>What a person once allowed a client; lives apart from any single sign-in.</summary>
public sealed class RememberedConsent
{
    public required Guid AccountId { get; init; }

    public required string ClientId { get; init; }

    public required string[] Scopes { get; set; }

    public required DateTimeOffset FirstGrantedAt { get; init; }

    public required DateTimeOffset GrantedAt { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<RememberedConsent>
    {
        public void Configure(EntityTypeBuilder<RememberedConsent> builder)
        {
            builder.ToTable("consents");
            builder.HasKey(consent => new { consent.AccountId, consent.ClientId });
            builder.Property(consent => consent.ClientId).HasMaxLength(ClientIds.MaximumLength);
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(consent => consent.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
