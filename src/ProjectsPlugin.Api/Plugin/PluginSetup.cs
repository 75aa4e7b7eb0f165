using Microsoft.AspNetCore.Http.HttpResults;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Plugin;

/// <summary>What a ChatGPT plugin is installed from: manifest, logo and legal page.</summary>
internal static class PluginSetup
{
    private const string LegalPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void AddPlugin(this WebApplicationBuilder builder)
    {
        builder.AddSettingsFile();
        builder.Services.AddSingleton<ManifestSource>();
    }

    public static void MapPlugin(this WebApplication app)
    {
        var manifest = app.Services.GetRequiredService<ManifestSource>();
        var logo = new Document(Embedded("logo.png"), "image/png");
        var legal = new Document(Embedded("legal.html"), "text/html; charset=utf-8");

        app.MapGet(Paths.Manifest, () => manifest.Current.Send()).AsDocument(seconds: 0);
        app.MapGet(Paths.Logo, logo.Send).AsDocument();
        app.MapGet(Paths.Legal, (HttpResponse response) => WithPolicy(response, legal)).AsDocument();
    }

    private static FileContentHttpResult WithPolicy(HttpResponse response, Document page)
    {
        response.Headers.ContentSecurityPolicy = LegalPolicy;
        return page.Send();
    }

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(PluginSetup).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
