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

    /// <summary>PostgreSQL's <c>lower</c>, which the unique index on e-mail addresses is built with.</summary>
    public static string Lower(string text) => throw new NotSupportedException($"'{text}' is lowered by the database only.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.HasPostgresExtension("pg_trgm");
        modelBuilder.HasDbFunction(typeof(ProjectsDb).GetMethod(nameof(Lower))!).HasName("lower").IsBuiltIn();
        foreach (var function in (string[])[nameof(SearchText.Plain), nameof(SearchText.Words), nameof(SearchText.Beginnings)])
            modelBuilder.HasDbFunction(typeof(SearchText).GetMethod(function)!).HasName(function.ToLowerInvariant()).HasSchema(Schema);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ProjectsDb).Assembly);
    }
}
