using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Security;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// Reads each message before the SDK does and refuses what the token's scopes do not open with HTTP 403, by which a client
/// knows to ask the person for more: an error inside the protocol would only be text to the model. Decided by the body
/// alone; headers such as <c>Mcp-Name</c> are hints, which the SDK compares with it.
/// </summary>
internal sealed class ScopeGate(AuditContext note, ProtectedResource resource)
{
    public const string ProtocolVersion = "MCP-Protocol-Version";

    private const int MostBytes = 64 * 1024;
    private const string SessionId = "Mcp-Session-Id";
    private const string NoMessage = "The body is not one JSON-RPC message with the parameters of its method.";

    public async ValueTask<object?> PassAsync(HttpContext context, Func<ValueTask<object?>> next)
    {
        // There are no sessions, so one that a client remembers from elsewhere means nothing.
        context.Request.Headers.Remove(SessionId);
        if (!context.Request.HasJsonContentType() || !IsUtf8(context.Request))
            return TypedResults.Problem("Send one JSON-RPC message as application/json, in UTF-8.", statusCode: StatusCodes.Status415UnsupportedMediaType);

        if (await context.Request.ReadBodyAsync(MostBytes, context.RequestAborted) is not { } bytes)
            return TypedResults.Problem($"A message may have at most {MostBytes / 1024} KB.", statusCode: StatusCodes.Status413PayloadTooLarge);

        var id = default(RequestId);
        try
        {
            var incoming = IncomingMessage.Read(bytes, context.Request.Headers);
            // The SDK does not understand a character set in quotes.
            (context.Request.Body, context.Request.ContentType) = (new MemoryStream(incoming.Body, writable: false), MediaTypeNames.Application.Json);
            id = incoming.Message is JsonRpcRequest { Id: var sent } ? sent : default;
            if (incoming.Message is JsonRpcRequest request && Refusal(context, request) is { } refusal)
                return refusal;
        }
        // What System.Text.Json throws for bad JSON, for values of another type, for half of a surrogate pair, and for names that differ in case alone.
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException)
        {
            return Wrong(id, McpErrorCode.InvalidRequest, NoMessage);
        }

        try
        {
            return await next();
        }
        // The SDK reads more members than the gate does.
        catch (Exception fault) when (!context.Response.HasStarted && fault is JsonException or InvalidOperationException { Source: "System.Text.Json" })
        {
            return Wrong(id, McpErrorCode.InvalidRequest, NoMessage);
        }
    }

    private IResult? Refusal(HttpContext context, JsonRpcRequest request)
    {
        // The SDK lets a revision with a handshake in the header pass beside another in the body.
        if (request.Params?["_meta"]?[MetaKeys.ProtocolVersion]?.GetValue<string>() is { } revision && context.Request.Headers[ProtocolVersion] is var header && header != revision)
            return Wrong(request.Id, McpErrorCode.HeaderMismatch, $"Header mismatch: {ProtocolVersion} is '{header}' where the body says '{revision}'.");

        // The SDK would name only those without a handshake.
        if (context.Request.Headers[ProtocolVersion].ToString() is { Length: > 0 } asked && !Revisions.All.Contains(asked))
            return Wrong(
                request.Id,
                McpErrorCode.UnsupportedProtocolVersion,
                $"{ProtocolVersion} is '{asked}', which is not served here.",
                new { supported = Revisions.All, requested = asked });

        (note.Operation, var need) = Access.Of(request);
        note.Scope = need?.ToString() ?? "no scope";
        if (need?.IsMetBy(context.User) != false)
            return null;

        context.Response.Headers.WWWAuthenticate = BearerChallenge.Of(resource.HowToStepUp(need.ToString()));
        return TypedResults.Problem($"The person has not allowed this: the token lacks the scope {need}.", statusCode: StatusCodes.Status403Forbidden);
    }

    /// <summary>JSON between programs is UTF-8 (RFC 8259, section 8.1), which a client may say.</summary>
    private static bool IsUtf8(HttpRequest request) =>
        request.GetTypedHeaders().ContentType is not { Charset: { HasValue: true } charset }
            || HeaderUtilities.RemoveQuotes(charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static JsonHttpResult<JsonRpcError> Wrong(RequestId id, McpErrorCode code, string message, object? data = null) => TypedResults.Json(
        new JsonRpcError
        {
            Id = id,
            Error = new JsonRpcErrorDetail { Code = (int)code, Message = message, Data = data is null ? null : JsonSerializer.SerializeToElement(data) },
        },
        McpJsonUtilities.DefaultOptions,
        statusCode: StatusCodes.Status400BadRequest);
}
