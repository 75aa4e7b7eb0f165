using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Plugin;

/// <summary>What a ChatGPT plugin is installed from: manifest, logo and legal page.</summary>
internal static class PluginSetup
{
    private const string Html = "text/html; charset=utf-8";
    private static readonly PagePolicy LegalPolicy = new() { Forms = PagePolicy.None };

    public static void AddPlugin(this WebApplicationBuilder builder)
    {
        builder.AddSettingsFile();
        builder.Services.AddSingleton<ProductName>();
        builder.Services.AddSingleton<Operator>();
        builder.Services.AddSingleton<ManifestSource>();
    }

    public static void MapPlugin(this WebApplication app)
    {
        var manifest = app.Services.GetRequiredService<ManifestSource>();
        var logo = Document.Embedded<ApiMarker>("logo.png", "image/png");
        var legal = Encoding.UTF8.GetString(Document.Embedded<ApiMarker>("legal.html", Html).Content.Span)
            .Replace("{stylesheet}", Asset.Stylesheet.Address, StringComparison.Ordinal)
            .Replace("{icon}", Asset.Icon.Address, StringComparison.Ordinal);

        app.MapGet(Paths.Manifest, () => manifest.Current.Send()).AsDocument(seconds: 0);
        app.MapGet(Paths.Logo, logo.Send).AsDocument();
        app.MapGet(Paths.Legal, (HttpContext http, ProductName name) => Legal(http, legal, name)).AsDocument();
    }

    private static FileContentHttpResult Legal(HttpContext http, string page, ProductName name)
    {
        http.Features.Set(LegalPolicy);
        var named = page.Replace("{name}", HtmlEncoder.Default.Encode(name.ToString()), StringComparison.Ordinal);
        return new Document(Encoding.UTF8.GetBytes(named), Html).Send();
    }
}
