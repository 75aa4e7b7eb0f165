using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Security;

/// <summary>What every answer of this host tells a browser not to do.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// The way of an authorization request. An assistant that is a web page opens it as a popup, and hears of its end by <c>window.opener</c>, which
    /// an opener policy would cut.
    /// </summary>
    private static readonly PathString[] WayOfRequests = [Paths.Authorize, Paths.OAuth, Paths.RootAuthorize, PagePaths.SignIn, PagePaths.Consent];

    /// <summary>Belongs first in the pipeline, so that errors and other middleware's answers get the headers, too.</summary>
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var publicUrl = app.Services.GetRequiredService<PublicUrl>();
        app.Use((context, next) =>
        {
            // Asked now: an error page is written under its own path.
            var isForPopups = Array.Exists(WayOfRequests, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
            context.Response.OnStarting(() =>
            {
                Harden(context, publicUrl.IsHttps);
                if (!isForPopups)
                    context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Harden(HttpContext context, bool https)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.ContentSecurityPolicy = IsHtml(context.Response)
            ? $"default-src 'none'; style-src 'self'; img-src 'self'; form-action {FormAction(context)}; base-uri 'none'; frame-ancestors 'none'"
            : "default-src 'none'; frame-ancestors 'none'";
        if (https)
            headers.StrictTransportSecurity = "max-age=31536000";

        // Pages name a person, and redirects carry codes (RFC 9700, section 4.3.1).
        if (IsHtml(context.Response) || headers.Location.Count > 0)
            headers.CacheControl = "no-store";
    }

    private static string FormAction(HttpContext context) =>
        context.Features.Get<CspFormAction>() is { } target ? $"'self' {target.Sources}" : "'self'";

    private static bool IsHtml(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;
}
