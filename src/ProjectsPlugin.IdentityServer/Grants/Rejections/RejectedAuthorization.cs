using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>Equal refusals of the last day, counted.</summary>
public sealed class RejectedAuthorization
{
    private const int ReasonLength = 32;

    /// <summary><see cref="RejectionDetails.Hash"/>.</summary>
    public required byte[] Hash { get; init; }

    public required RejectionReason Reason { get; init; }

    public string? ClientId { get; init; }

    public string? RedirectUri { get; init; }

    public string? Resource { get; init; }

    public string? Detail { get; init; }

    public required long Count { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RejectedAuthorization>
    {
        public void Configure(EntityTypeBuilder<RejectedAuthorization> builder)
        {
            builder.ToTable("refused_requests");
            builder.HasKey(refused => refused.Hash);
            builder.Property(refused => refused.Hash).HasMaxLength(32);
            builder.Property(refused => refused.Reason).HasMaxLength(ReasonLength).HasConversion<string>();
            builder.Property(refused => refused.ClientId).HasMaxLength(ClientIds.MaximumLength);
            builder.Property(refused => refused.RedirectUri).HasMaxLength(RejectionDetails.AddressLength);
            builder.Property(refused => refused.Resource).HasMaxLength(RejectionDetails.AddressLength);
            builder.Property(refused => refused.Detail).HasMaxLength(RejectionDetails.DetailLength);
            builder.HasIndex(refused => refused.LastAt);
        }
    }
}
