using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProjectsPlugin.Hosting;

/// <summary>How much anybody can make a host read, whatever stands in front of it.</summary>
public static class RequestLimits
{
    /// <summary>The largest body that is read at all; an endpoint that takes less says so with <see cref="ReadBodyAsync"/>.</summary>
    public const int BodyBytes = 128 * 1024;

    // An authorization request with a state of 8 KB, each character of it encoded, and what else a client says.
    private const int LineBytes = 48 * 1024;
    private const int HeaderBytes = 32 * 1024;

    public static void AddRequestLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytes;
            kestrel.Limits.MaxRequestLineSize = LineBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeaderBytes;
        });

        // A form's cookie that somebody spoilt would be an error with a trace; the refusal of the form says enough.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Critical);
    }

    /// <summary>The whole body, or null if it is longer than <paramref name="most"/> bytes; one that says so is not read.</summary>
    public static async Task<byte[]?> ReadBodyAsync(this HttpRequest request, int most, CancellationToken cancellation)
    {
        if (request.ContentLength > most)
            return null;

        // A lower limit of Kestrel's own would close the connection on a body that is still on its way, which a proxy takes
        // for a host that is down: what it then tells the caller is 502 instead of 413.
        var read = await request.BodyReader.ReadAtLeastAsync(most + 1, cancellation);
        var body = read.Buffer.Length > most ? null : read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return body;
    }
}
