using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Hosting;

/// <summary>What every answer of a host tells browsers and caches not to do.</summary>
public static class SecurityHeaders
{
    private const string PolicyOfOtherAnswers = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Belongs first in the pipeline, so that errors and other middleware's answers get the headers, too.</summary>
    /// <param name="app">The host.</param>
    /// <param name="popups">
    /// What an assistant that is a web page opens as a popup, each with what is below it: it hears of the end by <c>window.opener</c>, which an opener
    /// policy would cut.
    /// </param>
    public static void UseSecurityHeaders(this WebApplication app, params PathString[] popups)
    {
        var isHttps = app.Services.GetRequiredService<PublicUrl>().IsHttps;
        app.Use((context, next) =>
        {
            // Asked now: an error page is written under its own path.
            var isPopup = Array.Exists(popups, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
            context.Response.OnStarting(() =>
            {
                Restrict(context, isPopup, isHttps);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    private static void Restrict(HttpContext context, bool isPopup, bool isHttps)
    {
        var headers = context.Response.Headers;
        // Meant for the script of Blazor, which no page of ours loads.
        headers.Remove("blazor-enhanced-nav");
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        if (!isPopup)
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (isHttps)
            headers.StrictTransportSecurity = "max-age=31536000";

        var page = context.Features.Get<PagePolicy>() ?? (IsHtml(context.Response) ? new PagePolicy() : null);
        headers.ContentSecurityPolicy = page?.ToString() ?? PolicyOfOtherAnswers;

        // Pages name a person, and redirects carry codes (RFC 9700, section 4.3.1), whatever a library says of them.
        var isPersonal = (page is not null || headers.Location.Count > 0) && context.GetEndpoint()?.Metadata.GetMetadata<PublicDocument>() is null;
        if (isPersonal || headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
    }

    private static bool IsHtml(HttpResponse response) =>
        response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true;
}
