using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Data;

/// <summary>The migrations of the engine's tables, and no more: requests use <see cref="IdentityServerDb"/>, so that each is one transaction.</summary>
internal sealed class DuendeSchema(DbContextOptions<DuendeSchema> options) : DbContext(options)
{
    public static void Use(DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__duende_migrations", IdentityServerDb.Schema))
        .UseSnakeCaseNamingConvention();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(IdentityServerDb.Schema);
        modelBuilder.AddDuendeTables();
    }

    /// <summary>Lets <c>dotnet ef migrations add --context DuendeSchema</c> work without a database or settings.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<DuendeSchema>
    {
        public DuendeSchema CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<DuendeSchema>();
            Use(options, "Host=localhost");
            return new DuendeSchema(options.Options);
        }
    }
}
