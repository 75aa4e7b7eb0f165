using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.CodeExchange;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>The OAuth engine, as the build's property <c>IdentityEngine</c> chose it; what stands above every engine, and the few things asked of one.</summary>
internal static class EngineSetup
{
    public static void AddEngine(this WebApplicationBuilder builder, PublicUrl publicUrl)
    {
        var services = builder.Services;
        services.AddSettings<TokenLifetimes>(TokenLifetimes.Section);
        services.AddSingleton<InteractionTickets>();
        services.AddSingleton<Resources>();
        services.AddSingleton<RequestedScopes>();
        services.AddScoped<AuthorizationRequests>();
        services.AddScoped<AuthorizationDesk>();
        services.AddScoped<AuthorizationFaults>();
        services.AddScoped<RefusalReturn>();
        services.AddScoped<GrantStanding>();
        services.AddScoped<RefreshRotation>();
        services.AddScoped<RefusalRecord>();
        ChosenEngine.Add(builder, publicUrl);
    }

    /// <summary>What the engine keeps in the database of <see cref="IdentityServerDb"/>.</summary>
    public static void AddEngineTables(this ModelBuilder model) => ChosenEngine.AddTables(model);

    /// <summary>What the engine's tables demand of the way to them.</summary>
    public static void UseEngineTables(this DbContextOptionsBuilder options) => ChosenEngine.Configure(options);

    /// <summary>Brings the schema up to date, with every table of the engine.</summary>
    public static async Task MigrateSchemaAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await services.MigrateDatabaseAsync<IdentityServerDb>(cancellation);
        await ChosenEngine.MigrateAsync(services, cancellation);
    }

    /// <summary>Makes the engine know the clients of the settings; before the first request.</summary>
    public static async Task SynchroniseClientsAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ChosenEngine.SynchroniseClientsAsync(scope.ServiceProvider, app.Lifetime.ApplicationStopping);
    }

    /// <summary>Before authentication, which is where an engine reads its requests.</summary>
    public static void UseRequestReading(this WebApplication app)
    {
        app.UseInteractionUrls();
        app.UseMiddleware<JsonExchange>();
    }

    public static void MapEngine(this WebApplication app)
    {
        ChosenEngine.Map(app);
        app.MapSignOut();
    }
}
