using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Data;

/// <summary>What assistants may read, and the keys of cookies, in the schema <c>projects</c>.</summary>
internal sealed class ProjectsDb(DbContextOptions<ProjectsDb> options) : DbContext(options), IDataProtectionKeyContext
{
    public const string Schema = "projects";

    /// <summary>Marks what came with the product, so that one command can take it away again.</summary>
    public const string IsDemo = nameof(IsDemo);

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<User> Users => Set<User>();

    public DbSet<ProjectUser> ProjectUsers => Set<ProjectUser>();

    public DbSet<CompanyProfile> Company => Set<CompanyProfile>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ProjectsDb).Assembly);
    }
}
