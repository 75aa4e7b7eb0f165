using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// A file that pages load. They name it by its content, so that browsers keep it for good and nobody sees a page with a stylesheet of another version.
/// </summary>
/// <param name="path">Where it is.</param>
/// <param name="document">What it is.</param>
public sealed class Asset(string path, Document document)
{
    private const string Version = "v";
    private const string ForGood = "public, max-age=31536000, immutable";

    // A copy of an older or newer version has another content under this address.
    private const string ForMinutes = "public, max-age=600";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Shared by the pages of both hosts; the identity server has it.</summary>
    public static Asset Stylesheet { get; } = new(Paths.Stylesheet, Document.Embedded<Asset>("site.css", "text/css; charset=utf-8"));

    /// <summary>Shared by the pages of both hosts; the identity server has it.</summary>
    public static Asset Icon { get; } = new(Paths.Icon, Document.Embedded<Asset>("icon.svg", "image/svg+xml"));

    /// <summary>
    /// The one script there is. Pages that have buttons for it load it, see <see cref="PagePolicies.AllowScript"/>; the identity server has it.
    /// </summary>
    public static Asset Script { get; } = new(Paths.Script, Document.Embedded<Asset>("site.js", "text/javascript; charset=utf-8"));

    /// <summary>Where pages load it from.</summary>
    public string Address { get; } = $"{path}?{Version}={document.Hash}";

    public RouteHandlerBuilder Map(IEndpointRouteBuilder app) => app.MapMethods(path, Methods, Send).AllowAnonymous().WithMetadata(new PublicDocument());

    private FileContentHttpResult Send(HttpRequest request, HttpResponse response)
    {
        response.Headers.CacheControl = request.Query[Version] == document.Hash ? ForGood : ForMinutes;
        return document.Send();
    }
}
