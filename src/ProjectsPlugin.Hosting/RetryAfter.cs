using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ProjectsPlugin.Hosting;

/// <summary>When a caller may try again (RFC 9110, section 10.2.3).</summary>
public static class RetryAfter
{
    /// <summary>Tells it in whole seconds, at least one.</summary>
    /// <returns>In how many.</returns>
    public static int SetRetryAfter(this HttpResponse response, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return seconds;
    }
}
