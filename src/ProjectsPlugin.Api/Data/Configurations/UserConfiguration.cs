using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Data.Configurations;

/// <summary>The unique index on <c>lower(email)</c> stands in the migration, because EF Core has no word for it.</summary>
internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("users");
        builder.Property(user => user.Id).ValueGeneratedNever();
        builder.Property<NpgsqlTsVector>(SearchText.Vector).HasComputedColumnSql(
            string.Join(
                " || ",
                SearchText.WeightedWords("simple", "name", 'A'),
                SearchText.WeightedWords("simple", "email", 'B'),
                SearchText.WeightedWords("simple", "company", 'C')),
            stored: true);
        builder.Property<string>(SearchText.PlainName).HasComputedColumnSql("projects.plain(name)", stored: true);
        builder.Property<bool>(ProjectsDb.IsDemo).HasDefaultValue(false);

        builder.HasIndex(SearchText.Vector).HasMethod("gin");
    }
}
