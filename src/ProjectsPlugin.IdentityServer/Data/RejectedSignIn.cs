using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>A person whom an identity provider knows and who has no account here that they may use. An operator finds them by the code.</summary>
public sealed class RejectedSignIn
{
    private const int CodeLength = 20;
    private const int ReasonLength = 30;

    public required string Provider { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    /// <summary>As in <see cref="ExternalIdentity"/>.</summary>
    public required string Tenant { get; init; }

    /// <summary>What the person was told to pass on; the same for as long as the row is kept.</summary>
    public required string Code { get; init; }

    /// <summary>Why: the name of a <c>SignInRejection</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>The name that the provider told; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>The address that the provider told, proved or not; null for none.</summary>
    public string? Email { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RejectedSignIn>
    {
        public void Configure(EntityTypeBuilder<RejectedSignIn> builder)
        {
            builder.ToTable("rejected_sign_ins");
            builder.HasKey(rejected => new { rejected.Provider, rejected.Issuer, rejected.Subject, rejected.Tenant });
            builder.Property(rejected => rejected.Provider).HasMaxLength(ExternalIdentity.ProviderLength);
            builder.Property(rejected => rejected.Issuer).HasMaxLength(ExternalIdentity.IssuerLength);
            builder.Property(rejected => rejected.Subject).HasMaxLength(ExternalIdentity.SubjectLength);
            builder.Property(rejected => rejected.Tenant).HasMaxLength(ExternalIdentity.TenantLength);
            builder.Property(rejected => rejected.Code).HasMaxLength(CodeLength);
            builder.Property(rejected => rejected.Reason).HasMaxLength(ReasonLength);
            builder.Property(rejected => rejected.Name).HasMaxLength(Account.NameLength);
            builder.Property(rejected => rejected.Email).HasMaxLength(Account.EmailLength);
            builder.HasIndex(rejected => rejected.Code).IsUnique();
            builder.HasIndex(rejected => rejected.LastAt);
        }
    }
}
