using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Plugin;

/// <summary>What a ChatGPT plugin is installed from: manifest and logo.</summary>
internal static class PluginSetup
{
    public static void AddPlugin(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ProductName>();
        builder.Services.AddSingleton<Operator>();
        builder.Services.AddSingleton<ManifestSource>();
    }

    public static void MapPlugin(this WebApplication app)
    {
        var manifest = app.Services.GetRequiredService<ManifestSource>();
        var logo = Document.Embedded<ApiMarker>("logo.png", "image/png");

        app.MapGet(Paths.Manifest, () => manifest.Current.Send()).AsDocument(seconds: 0);
        app.MapGet(Paths.Logo, logo.Send).AsDocument();
    }
}
