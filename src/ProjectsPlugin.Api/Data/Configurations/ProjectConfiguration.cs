using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Data.Configurations;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("projects");
        builder.Property(project => project.Id).ValueGeneratedNever();
        builder.Property(project => project.DeadlinePrecision).HasConversion<short>().HasDefaultValue(DeadlinePrecision.Day);
        builder.Property<NpgsqlTsVector>(SearchText.Vector).HasComputedColumnSql(
            string.Join(
                " || ",
                SearchText.WeightedWords("english", "name", 'A'),
                SearchText.WeightedWords("english", "description", 'B'),
                SearchText.WeightedWords("english", "details", 'C')),
            stored: true);
        builder.Property<string>(SearchText.PlainName).HasComputedColumnSql("projects.plain(name)", stored: true);
        builder.Property<bool>(ProjectsDb.IsDemo).HasDefaultValue(false);

        builder.HasIndex(SearchText.Vector).HasMethod("gin");
    }
}
