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
        builder.Property(project => project.Name).HasMaxLength(Project.NameLength);
        builder.Property(project => project.Description).HasMaxLength(Project.DescriptionLength);
        builder.Property(project => project.Details).HasMaxLength(Project.DetailsLength);
        builder.Property<NpgsqlTsVector>(SearchText.Vector).HasComputedColumnSql(
            $"{SearchText.Words("english", "name", 'A')} || {SearchText.Words("english", "description", 'B')} || {SearchText.Words("english", "details", 'C')}",
            stored: true);

        builder.HasIndex(SearchText.Vector).HasMethod("gin");
        builder.HasIndex(project => project.Name).HasMethod("gin").HasOperators("gin_trgm_ops");
    }
}
