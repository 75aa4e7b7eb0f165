using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Engines;

/// <summary>The OAuth engine that the build's property <c>IdentityEngine</c> chose, by an alias in the project file.</summary>
internal static class EngineSetup
{
    public static void AddEngine(this WebApplicationBuilder builder, PublicUrl publicUrl)
    {
        builder.Services.AddSingleton<ServerMetadata>();
        Add<IdentityEngine>(builder, publicUrl);
    }

    public static void MapEngine(this WebApplication app) => Map<IdentityEngine>(app);

    // By a type parameter, so that the compiler holds each engine to the interface.
    private static void Add<TEngine>(WebApplicationBuilder builder, PublicUrl publicUrl)
        where TEngine : IIdentityEngine => TEngine.Add(builder, publicUrl);

    private static void Map<TEngine>(WebApplication app)
        where TEngine : IIdentityEngine => TEngine.Map(app, app.MapGroup("").AllowAnonymous());
}
