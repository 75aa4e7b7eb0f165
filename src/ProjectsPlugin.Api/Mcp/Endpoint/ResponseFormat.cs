using System.Net.ServerSentEvents;
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

        // The SDK sends the headers, the message and the end of the stream one by one; in one piece they cost us and the client a third.
        var body = response.Body;
        using var written = new MemoryStream();
        response.Body = written;
        object? result;
        try
        {
            result = await next(invocation);
        }
        finally
        {
            response.Body = body;
        }

        ReadOnlyMemory<byte> answer = written.GetBuffer().AsMemory(0, (int)written.Length);
        if (!prefersEvents && response.ContentType == Events)
        {
            response.ContentType = Json;
            response.Headers.Remove("X-Accel-Buffering");
            written.Position = 0;
            await foreach (var message in SseParser.Create(written, (_, data) => data.ToArray()).EnumerateAsync())
                answer = message.Data;
        }
        if (!answer.IsEmpty)
        {
            response.ContentLength = answer.Length;
            await body.WriteAsync(answer, request.HttpContext.RequestAborted);
        }
        return result;
    }

    /// <summary>How much a client that names the form by its own name wants it; 0 if it does not.</summary>
    private static double Weight(RequestHeaders asked, string form) =>
        asked.Accept.Where(type => type.MediaType.Equals(form, StringComparison.OrdinalIgnoreCase)).Select(type => type.Quality ?? 1).DefaultIfEmpty(0).Max();
}
