using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Data;

/// <summary>PostgreSQL behind the identity server.</summary>
internal static class DataSetup
{
    public static void AddData(this WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.PostgresConnection();
        builder.Services.AddDbContext<IdentityServerDb>(options => options.UseIdentityServerSchema(connection));
        builder.Services.AddHealth<IdentityServerDb>();
    }

    public static void UseIdentityServerSchema(this DbContextOptionsBuilder options, string connection) => options
        .UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__migrations", IdentityServerDb.Schema))
        .UseSnakeCaseNamingConvention();
}
