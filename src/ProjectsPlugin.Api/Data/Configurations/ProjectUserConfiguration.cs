using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Data.Configurations;

internal sealed class ProjectUserConfiguration : IEntityTypeConfiguration<ProjectUser>
{
    public void Configure(EntityTypeBuilder<ProjectUser> builder)
    {
        builder.ToTable("project_users");
        builder.HasKey(link => new { link.ProjectId, link.UserId });
        builder.HasOne<Project>().WithMany().HasForeignKey(link => link.ProjectId);
        builder.HasOne<User>().WithMany().HasForeignKey(link => link.UserId);
    }
}
