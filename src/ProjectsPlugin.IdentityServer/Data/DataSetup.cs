using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>PostgreSQL behind the identity server.</summary>
internal static class DataSetup
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.PostgresConnection(IdentityServerDb.Schema);
        builder.Services.AddDbContext<IdentityServerDb>(options => options.UseIdentityServerSchema(connection));
        builder.Services.AddHealth<IdentityServerDb>();
    }

    public static void UseIdentityServerSchema(this DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__migrations", IdentityServerDb.Schema))
        .UseSnakeCaseNamingConvention()
        // Identity's unused tables are mapped by its base class before we take them out.
        .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.MappedEntityTypeIgnoredWarning));
}
