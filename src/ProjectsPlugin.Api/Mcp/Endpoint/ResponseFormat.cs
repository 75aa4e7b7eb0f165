using System.Net.ServerSentEvents;
using System.Text;
using Microsoft.AspNetCore.Http.Headers;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// The form of an answer. The SDK answers with a stream of events, and only clients that name both forms, as the protocol asks of them. Every answer
/// here is one message, so who does not ask for events gets it as JSON, whatever else <c>Accept</c> says (RFC 9110, section 12.5.1, leaves that to us).
/// </summary>
internal static class ResponseFormat
{
    private const string Json = "application/json";
    private const string Events = "text/event-stream";

    public static async ValueTask<object?> ChooseAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var (request, response) = (invocation.HttpContext.Request, invocation.HttpContext.Response);
        var asked = request.GetTypedHeaders();
        var prefersEvents = Weight(asked, Events) is > 0 and var weight && weight >= Weight(asked, Json);
        request.Headers.Accept = $"{Json}, {Events}";
        return prefersEvents ? await next(invocation) : await AsJsonAsync(response, () => next(invocation), request.HttpContext.RequestAborted);
    }

    private static async ValueTask<object?> AsJsonAsync(HttpResponse response, Func<ValueTask<object?>> answer, CancellationToken cancellation)
    {
        var body = response.Body;
        using var written = new MemoryStream();
        response.Body = written;
        object? result;
        try
        {
            result = await answer();
        }
        finally
        {
            response.Body = body;
        }

        written.Position = 0;
        if (response.ContentType == Events)
        {
            response.ContentType = Json;
            response.Headers.Remove("X-Accel-Buffering");
            var message = await SseParser.Create(written).EnumerateAsync(cancellation).LastAsync(cancellation);
            await response.WriteAsync(message.Data, Encoding.UTF8, cancellation);
        }
        else
        {
            await written.CopyToAsync(body, cancellation);
        }
        return result;
    }

    /// <summary>How much a client that names the form by its own name wants it; 0 if it does not.</summary>
    private static double Weight(RequestHeaders asked, string form) =>
        asked.Accept.Where(type => type.MediaType.Equals(form, StringComparison.OrdinalIgnoreCase)).Select(type => type.Quality ?? 1).DefaultIfEmpty(0).Max();
}
