using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data.Configurations;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
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
