using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.CodeExchange;
using ProjectsPlugin.IdentityServer.Engine.OpenIddict;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>The OAuth engine. Another one would be chosen here, and nowhere else.</summary>
internal static class EngineSetup
{
    public static void AddEngine(this WebApplicationBuilder builder, PublicUrl publicUrl)
    {
        builder.Services.AddOptions<TokenLifetimes>().BindConfiguration(TokenLifetimes.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.AddOpenIddictEngine(publicUrl);
    }

    /// <summary>Makes the engine know the clients of the settings; before the first request.</summary>
    public static async Task SynchroniseClientsAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ConfiguredClients>().SynchroniseAsync(app.Lifetime.ApplicationStopping);
    }

    /// <summary>Before authentication, which is where an engine reads its requests.</summary>
    public static void UseJsonExchange(this WebApplication app) => app.UseMiddleware<JsonExchange>();

    public static void MapEngine(this WebApplication app) => app.MapOpenIddictEngine();
}
