using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>Who an account's person is at an identity provider (OpenID Connect Core, section 5.7). Nothing else tells whose sign-in it is there.</summary>
public sealed class ExternalIdentity
{
    public const int ProviderLength = 32;
    public const int IssuerLength = 500;

    /// <summary>The longest <c>sub</c> (OpenID Connect Core, section 2), in characters.</summary>
    public const int SubjectLength = 255;

    public const int TenantLength = 100;

    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The provider's id in the settings.</summary>
    public required string Provider { get; init; }

    public required string Issuer { get; init; }

    /// <summary>The <c>sub</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The <c>tid</c> of Microsoft Entra; empty where a provider has no tenants.</summary>
    public required string Tenant { get; init; }

    /// <summary>The address that the provider told last. It is to reach the person by; the account's own address stays.</summary>
    public string? Email { get; init; }

    public required DateTimeOffset LinkedAt { get; init; }

    /// <summary>When the provider last said that it is this person.</summary>
    public required DateTimeOffset ProvedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ExternalIdentity>
    {
        public void Configure(EntityTypeBuilder<ExternalIdentity> builder)
        {
            builder.ToTable("external_identities");
            builder.Property(identity => identity.Id).ValueGeneratedNever();
            builder.Property(identity => identity.Provider).HasMaxLength(ProviderLength);
            builder.Property(identity => identity.Issuer).HasMaxLength(IssuerLength);
            builder.Property(identity => identity.Subject).HasMaxLength(SubjectLength);
            builder.Property(identity => identity.Tenant).HasMaxLength(TenantLength);
            builder.Property(identity => identity.Email).HasMaxLength(Account.EmailLength);
            builder.HasIndex(identity => new { identity.Provider, identity.Issuer, identity.Subject, identity.Tenant }).IsUnique();
            builder.HasIndex(identity => identity.AccountId);
            builder.HasOne<Account>().WithMany().HasForeignKey(identity => identity.AccountId);
        }
    }
}
