using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>OpenIddict, as <see cref="EngineSetup"/> asks for it.</summary>
internal static class ChosenEngine
{
    public static void Add(WebApplicationBuilder builder, PublicUrl publicUrl) => builder.AddOpenIddictEngine(publicUrl);

    public static void AddTables(ModelBuilder model) => model.AddOpenIddictTables();

    /// <summary>Its tables are part of the schema's own migrations.</summary>
    public static Task MigrateAsync(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The model is what the migrations make.</summary>
    public static void Configure(DbContextOptionsBuilder options)
    {
    }

    public static Task SynchroniseClientsAsync(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<ConfiguredClients>().SynchroniseAsync(cancellation);

    public static void Map(WebApplication app) => app.MapOpenIddictEngine();
}
