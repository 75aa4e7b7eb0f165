using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ProjectsPlugin.IdentityServer.Data.Configurations;

internal sealed class PasswordLinkConfiguration : IEntityTypeConfiguration<IssuedPasswordLink>
{
    public void Configure(EntityTypeBuilder<IssuedPasswordLink> builder)
    {
        builder.ToTable("password_links");
        builder.HasKey(link => link.AccountId);
        builder.Property(link => link.TokenHash).HasMaxLength(32);
        builder.HasIndex(link => link.TokenHash).IsUnique();
        builder.HasOne<Account>().WithOne().HasForeignKey<IssuedPasswordLink>(link => link.AccountId);
    }
}
