using ProjectsPlugin.Api.Documents;
using ProjectsPlugin.Api.Plugin;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Pages.WellKnown;

/// <summary>What browsers, search engines, password managers and those who find a weakness look for at any site.</summary>
internal static class WellKnownSetup
{
    public static void MapWellKnown(this WebApplication app)
    {
        app.MapGet(Paths.Favicon, Document.Embedded<ApiMarker>("favicon.ico", "image/x-icon").Send).AsDocument();
        app.MapGet(Paths.Robots, Document.Embedded<ApiMarker>("robots.txt", "text/plain; charset=utf-8").Send).AsDocument();
        app.MapGet(Paths.SecurityTxt, IResult (ManifestSource manifest, PublicUrl publicUrl, TimeProvider time) =>
            manifest.ContactEmail is { } contact ? SecurityTxt.Of(contact, publicUrl, time.GetUtcNow()).Send() : TypedResults.NotFound()).AsDocument();
        app.MapGet(Paths.ChangePassword, () => TypedResults.Redirect(Paths.Password)).AllowAnonymous().ExcludeFromDescription();
    }
}
