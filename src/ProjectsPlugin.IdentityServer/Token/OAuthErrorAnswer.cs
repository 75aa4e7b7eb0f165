using Microsoft.AspNetCore.Diagnostics;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Token;

/// <summary>An error answer of the exchange that no engine had a say in (RFC 6749, section 5.2).</summary>
internal static class OAuthErrorAnswer
{
    public static Task InvalidRequestAsync(HttpContext context, string description) =>
        WriteAsync(context, StatusCodes.Status400BadRequest, "invalid_request", description);

    /// <summary>
    /// What a client hears of an exception: that it is our turn, and that what it sent is as good as before. The codes are those of
    /// section 4.1.2.1, as section 5.2 knows none for a server's fault.
    /// </summary>
    public static Task FailureAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (fault is BadHttpRequestException bad)
            return WriteAsync(context, bad.StatusCode, "invalid_request", "The request cannot be read.");
        if (fault?.IsDatabaseAway() is not true)
            return WriteAsync(context, StatusCodes.Status500InternalServerError, "server_error", "Something went wrong on our side. Try again.");

        context.Response.SetRetryAfter(DatabaseFaults.Pause);
        return WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable", "The database cannot be reached. Try again shortly.");
    }

    private static Task WriteAsync(HttpContext context, int status, string error, string description)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        // To a client that has gone it is written nowhere; a cancellation would look like a fault of this handler.
        return context.Response.WriteAsJsonAsync(
            new Dictionary<string, string> { ["error"] = error, ["error_description"] = description },
            CancellationToken.None);
    }
}
