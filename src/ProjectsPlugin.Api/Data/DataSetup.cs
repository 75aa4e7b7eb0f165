using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Data;

/// <summary>PostgreSQL behind the resource API.</summary>
internal static class DataSetup
{
    // Misspelt words share fewer trigrams with what they mean than pg_trgm's own 0.6 asks for.
    private const string Likeness = "-c pg_trgm.word_similarity_threshold=0.4";

    public static void AddData(this IHostApplicationBuilder builder)
    {
        var connection = WithSimilarityThreshold(builder.Configuration.PostgresConnection(ProjectsDb.Schema));
        builder.Services.AddDbContextPool<ProjectsDb>(options => options.UseProjectsSchema(connection));
        builder.Services.AddSingleton(_ => SqlQuery.SourceOf(connection));
        builder.Services.AddSingleton<IProjects, ProjectRepository>();
        builder.Services.AddSingleton<IUsers, UserRepository>();
        builder.Services.AddSingleton<ICompany, CompanyRepository>();
        builder.Services.AddHealth<ProjectsDb>();
    }

    public static void UseProjectsSchema(this DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__migrations", ProjectsDb.Schema).CommandTimeout(SqlQuery.Timeout))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .UseSnakeCaseNamingConvention();

    /// <summary>A default of the session, so that it survives the reset between two users of a pooled connection.</summary>
    internal static string WithSimilarityThreshold(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        settings.Options = string.IsNullOrEmpty(settings.Options) ? Likeness : $"{settings.Options} {Likeness}";
        return settings.ToString();
    }
}
