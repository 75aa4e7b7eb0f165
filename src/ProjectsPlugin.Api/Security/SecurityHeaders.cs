using Microsoft.Net.Http.Headers;

namespace ProjectsPlugin.Api.Security;

/// <summary>What every answer says about itself, unless its endpoint knows better.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(static state =>
        {
            var headers = ((HttpResponse)state).Headers;
            headers.XContentTypeOptions = "nosniff";
            headers[HeaderNames.XFrameOptions] = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy is { Count: > 0 } own ? own : "default-src 'none'; frame-ancestors 'none'";
            headers.CacheControl = headers.CacheControl is { Count: > 0 } caching ? caching : "no-store";
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    });
}
