using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>The wrong passwords for one account from one network, or from one browser that has signed in to it before.</summary>
public sealed class SignInFailures
{
    private const int SourceLength = 60;

    public required Guid AccountId { get; init; }

    /// <summary>What <see cref="Accounts.SignInSource"/> calls it.</summary>
    public required string Source { get; init; }

    /// <summary>In a row, since the last lock.</summary>
    public required int Failures { get; init; }

    public DateTimeOffset? LockedUntil { get; init; }

    public required DateTimeOffset LastAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<SignInFailures>
    {
        public void Configure(EntityTypeBuilder<SignInFailures> builder)
        {
            builder.ToTable("sign_in_failures");
            builder.HasKey(failures => new { failures.AccountId, failures.Source });
            builder.Property(failures => failures.Source).HasMaxLength(SourceLength);
            builder.HasIndex(failures => failures.LastAt);
        }
    }
}
