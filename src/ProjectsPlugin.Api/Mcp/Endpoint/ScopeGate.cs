using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Auditing;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// Reads each message before the SDK does and refuses what the token's scopes do not open with HTTP 403, by which a client
/// knows to ask the person for more: an error inside the protocol would only be text to the model. Decided by the body
/// alone; headers such as <c>Mcp-Name</c> are hints, which the SDK compares with it.
/// </summary>
internal sealed class ScopeGate(RequestScopes scopes, ProtectedResource resource)
{
    public const string ProtocolVersion = "MCP-Protocol-Version";

    private const int MaxBytes = 64 * 1024;
    private const string SessionId = "Mcp-Session-Id";
    private const string NoMessage = "The body is not one JSON-RPC message with the parameters of its method.";

    public async ValueTask<object?> PassAsync(HttpContext context, Func<ValueTask<object?>> next)
    {
        // There are no sessions, so one that a client remembers from elsewhere means nothing.
        context.Request.Headers.Remove(SessionId);
        if (!context.Request.HasJsonContentType() || !IsUtf8(context.Request))
            return TypedResults.Problem("Send one JSON-RPC message as application/json, in UTF-8.", statusCode: StatusCodes.Status415UnsupportedMediaType);

        if (await context.Request.ReadBodyAsync(MaxBytes, context.RequestAborted) is not { } bytes)
            return TypedResults.Problem($"A message may have at most {MaxBytes / 1024} KB.", statusCode: StatusCodes.Status413PayloadTooLarge);

        var id = default(RequestId);
        try
        {
            var message = IncomingMessage.Read(bytes, context.Request.Headers);
            // The SDK does not understand a character set in quotes.
            (context.Request.Body, context.Request.ContentType) = (new MemoryStream(message.Body, writable: false), MediaTypeNames.Application.Json);
            id = message.Id;
            context.Features.Set(message);
            if (message.IsRequest && ((IResult?)ContradictedVersion(context, message) ?? MissingScope(context, message)) is { } rejection)
                return rejection;
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

    private static JsonHttpResult<JsonRpcError>? ContradictedVersion(HttpContext context, IncomingMessage message)
    {
        var header = context.Request.Headers[ProtocolVersion].ToString();

        // The SDK lets a revision with a handshake in the header pass beside another in the body.
        if (message.Parameters?["_meta"]?[MetaKeys.ProtocolVersion]?.GetValue<string>() is { } revision && header != revision)
            return Wrong(message.Id, McpErrorCode.HeaderMismatch, $"Header mismatch: {ProtocolVersion} is '{header}' where the body says '{revision}'.");

        // The SDK would name only those without a handshake.
        return header.Length == 0 || ProtocolVersions.All.Contains(header) ? null : Wrong(
            message.Id,
            McpErrorCode.UnsupportedProtocolVersion,
            $"{ProtocolVersion} is '{header}', which is not served here.",
            new { supported = ProtocolVersions.All, requested = header });
    }

    private ProblemHttpResult? MissingScope(HttpContext context, IncomingMessage message)
    {
        var audit = context.RequestServices.GetRequiredService<AuditContext>();
        (audit.Operation, var requirement) = scopes.Of(message);
        audit.Scope = requirement?.ToString() ?? "no scope";
        if (requirement?.IsMetBy(context.User) != false)
            return null;

        context.Response.Headers.WWWAuthenticate = BearerChallenge.Of(resource.HowToStepUp(requirement.ToString()));
        return TypedResults.Problem($"The person has not allowed this: the token lacks the scope {requirement}.", statusCode: StatusCodes.Status403Forbidden);
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
