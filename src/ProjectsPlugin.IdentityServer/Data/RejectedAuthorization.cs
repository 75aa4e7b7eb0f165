using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>
/// Equal rejections of the last day, counted, as an operator may see them. There is no place for <c>state</c>, challenges, hints or anything about the
/// person, and of addresses neither query nor fragment is kept, because a code or a token may be there.
/// </summary>
public sealed class RejectedAuthorization
{
    /// <summary>Of an address: one more than a redirect can have, so that one which was cut is never taken for a good one.</summary>
    internal const int AddressLength = Client.RedirectUriLength + 1;

    internal const int DetailLength = 200;

    private const int ReasonLength = 32;

    /// <summary>The same for equal rejections alone.</summary>
    public required byte[] Hash { get; init; }

    public required RejectionReason Reason { get; init; }

    /// <summary>What was sent as <c>client_id</c>; null if nothing was.</summary>
    public string? ClientId { get; init; }

    /// <summary>What was sent as <c>redirect_uri</c>.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>What was sent as <c>resource</c>, two at most, with a space between; null unless that was the reason.</summary>
    public string? Resource { get; init; }

    /// <summary>What exactly was wrong: words of our own, or the unknown scopes.</summary>
    public string? Detail { get; init; }

    public required long Count { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<RejectedAuthorization>
    {
        public void Configure(EntityTypeBuilder<RejectedAuthorization> builder)
        {
            builder.ToTable("refused_requests");
            builder.HasKey(rejected => rejected.Hash);
            builder.Property(rejected => rejected.Hash).HasMaxLength(SHA256.HashSizeInBytes);
            builder.Property(rejected => rejected.Reason).HasMaxLength(ReasonLength).HasConversion<string>();
            builder.Property(rejected => rejected.ClientId).HasMaxLength(Client.IdLength);
            builder.Property(rejected => rejected.RedirectUri).HasMaxLength(AddressLength);
            builder.Property(rejected => rejected.Resource).HasMaxLength(AddressLength);
            builder.Property(rejected => rejected.Detail).HasMaxLength(DetailLength);
            builder.HasIndex(rejected => rejected.LastAt);
        }
    }
}
