using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>An employee who can sign in. The sign-in name is the e-mail address, which an operator has vouched for.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int NameLength = 200;

    /// <summary>The longest address that SMTP can carry (RFC 5321, section 4.5.3.1.3, less the brackets), in characters.</summary>
    public const int EmailLength = 254;

    /// <summary>What pages call the person.</summary>
    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Set when an operator ended the account; such an account cannot sign in or refresh.</summary>
    public DateTimeOffset? DeactivatedAt { get; set; }

    /// <summary>Set, to the second, when an operator let the person back in; what was granted before stays ended.</summary>
    public DateTimeOffset? ReactivatedAt { get; set; }

    /// <summary>Made from the demo data at start; only such an account's password follows the setting <c>Demo__Password</c>.</summary>
    public bool IsDemo { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Account>
    {
        // Lengths of what Identity makes: version 3 hashes have 84 characters, stamps are GUIDs.
        private const int HashLength = 200;
        private const int StampLength = 40;

        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("accounts");
            builder.Property(account => account.Name).HasMaxLength(Account.NameLength);
            builder.Property(account => account.UserName).HasMaxLength(Account.EmailLength).IsRequired();
            builder.Property(account => account.NormalizedUserName).HasMaxLength(Account.EmailLength).IsRequired();
            builder.Property(account => account.Email).HasMaxLength(Account.EmailLength).IsRequired();
            builder.Property(account => account.NormalizedEmail).HasMaxLength(Account.EmailLength).IsRequired();
            builder.Property(account => account.PasswordHash).HasMaxLength(HashLength);
            builder.Property(account => account.SecurityStamp).HasMaxLength(StampLength).IsRequired();
            builder.Property(account => account.ConcurrencyStamp).HasMaxLength(StampLength);
            builder.HasIndex(account => account.NormalizedEmail).IsUnique().HasDatabaseName("ix_accounts_normalized_email");
            builder.HasIndex(account => account.NormalizedUserName).IsUnique().HasDatabaseName("ix_accounts_normalized_user_name");
            builder.Ignore(account => account.PhoneNumber);
            builder.Ignore(account => account.PhoneNumberConfirmed);
            builder.Ignore(account => account.TwoFactorEnabled);
        }
    }
}
