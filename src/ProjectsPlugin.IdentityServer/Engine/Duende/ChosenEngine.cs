using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Engine.Duende.Clients;
using ProjectsPlugin.IdentityServer.Engine.Duende.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>Duende IdentityServer, as <see cref="EngineSetup"/> asks for it.</summary>
internal static class ChosenEngine
{
    public static void Add(WebApplicationBuilder builder, PublicUrl publicUrl) => builder.AddDuendeEngine(publicUrl);

    public static void AddTables(ModelBuilder model) => model.AddDuendeTables();

    /// <summary>Its tables come by migrations of their own, after those of the schema.</summary>
    public static Task MigrateAsync(IServiceProvider services, CancellationToken cancellation) => services.MigrateDatabaseAsync<DuendeSchema>(cancellation);

    /// <summary>The schema's own migrations make the default engine's tables, which stay empty, and not these.</summary>
    public static void Configure(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    public static Task SynchroniseClientsAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<ConfiguredClients>().SynchroniseAsync(cancellation);

    public static void Map(WebApplication app) => app.MapDuendeEngine();
}
