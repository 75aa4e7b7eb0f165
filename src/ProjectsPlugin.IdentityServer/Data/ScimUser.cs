using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>
/// What an identity provider keeps here about the person of an account by SCIM (RFC 7643, section 4.1). An account without a row is a SCIM user, too:
/// its <c>userName</c> is its e-mail address.
/// </summary>
public sealed class ScimUser
{
    /// <summary>In characters.</summary>
    public const int UserNameLength = 256;

    /// <summary>In characters.</summary>
    public const int ExternalIdLength = 256;

    /// <summary>Of one character's upper case there may be three.</summary>
    private const int KeyLength = UserNameLength * 3;

    public required Guid AccountId { get; init; }

    /// <summary><c>userName</c>, as it was sent.</summary>
    public required string UserName { get; init; }

    /// <summary>What to look the name up by: it is alike in either case.</summary>
    public required string UserNameKey { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>The other attributes, as they were sent: an object in JSON.</summary>
    public required string Attributes { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>
    /// The account's <see cref="Account.DeactivatedAt"/> if the provider deactivated it; whom an operator deactivated only an operator lets back in.
    /// </summary>
    public DateTimeOffset? DeactivatedAt { get; init; }

    /// <summary>When the provider deleted the user; the account stays, deactivated.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The <see cref="UserNameKey"/> of a name.</summary>
    public static string KeyOf(string userName) => userName.Trim().Normalized().ToUpperInvariant();

    internal sealed class Configuration : IEntityTypeConfiguration<ScimUser>
    {
        public void Configure(EntityTypeBuilder<ScimUser> builder)
        {
            builder.ToTable("scim_users");
            builder.HasKey(user => user.AccountId);
            builder.Property(user => user.AccountId).ValueGeneratedNever();
            builder.Property(user => user.UserName).HasMaxLength(UserNameLength);
            builder.Property(user => user.UserNameKey).HasMaxLength(KeyLength);
            builder.Property(user => user.ExternalId).HasMaxLength(ExternalIdLength);
            builder.Property(user => user.Attributes).HasColumnType("jsonb");
            builder.HasIndex(user => user.UserNameKey).IsUnique();
            builder.HasIndex(user => user.ExternalId);
            builder.HasOne<Account>().WithOne().HasForeignKey<ScimUser>(user => user.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
