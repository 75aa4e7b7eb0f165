using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Pages.Legal;

/// <summary>What assistants may read and where it goes, for everybody; assistants show its address to their users.</summary>
internal static class LegalPage
{
    private const string Html = "text/html; charset=utf-8";
    private static readonly PagePolicy Policy = new() { Forms = PagePolicy.None };

    public static void MapLegal(this WebApplication app)
    {
        var page = Encoding.UTF8.GetString(Document.Embedded<ApiMarker>("legal.html", Html).Content.Span)
            .Replace("{stylesheet}", Asset.Stylesheet.Address, StringComparison.Ordinal)
            .Replace("{icon}", Asset.Icon.Address, StringComparison.Ordinal);
        app.MapGet(Paths.Legal, (HttpContext http, ProductName name) => Show(http, page, name)).AsDocument();
    }

    private static FileContentHttpResult Show(HttpContext http, string page, ProductName name)
    {
        http.Features.Set(Policy);
        var named = page.Replace("{name}", HtmlEncoder.Default.Encode(name.ToString()), StringComparison.Ordinal);
        return new Document(Encoding.UTF8.GetBytes(named), Html).Send();
    }
}
