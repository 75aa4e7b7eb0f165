using System.Text.Json;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Auditing;
using ProjectsPlugin.Api.Mcp.Arguments;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>
/// Calls tools with the SDK's types, but without the server that the SDK makes for each message, which costs more than the call itself. What is more than
/// a name and arguments, and everything of the newest revision, whose headers the SDK compares with the body, is left to the SDK.
/// </summary>
internal sealed class ToolCalls(IOptions<McpServerOptions> options, TimeoutFilter timeout)
{
    private readonly McpServerPrimitiveCollection<McpServerTool> _tools = options.Value.ToolCollection!;

    // A context cannot be without one. Nobody asks it for anything.
    private readonly McpServer _server = McpServer.Create(new StreamableHttpServerTransport { Stateless = true }, options.Value);

    private readonly McpRequestHandler<CallToolRequestParams, CallToolResult> _call = timeout.OfTool(
        ArgumentFilter.OfTool((call, cancellation) => ((McpServerTool)call.MatchedPrimitive!).InvokeAsync(call, cancellation)));

    public async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        if (Read(http) is not { } call)
            return await next(invocation);

        var result = await _call(call, http.RequestAborted);
        if (result.IsError == true)
            http.RequestServices.GetRequiredService<AuditContext>().Outcome = OutgoingMessages.Refused;
        await WriteAsync(http.Response, new JsonRpcResponse
        {
            Id = call.JsonRpcRequest.Id,
            Result = JsonSerializer.SerializeToNode(result, McpJsonUtilities.DefaultOptions),
        });
        return Results.Empty;
    }

    /// <summary>Null if the SDK has to answer.</summary>
    private RequestContext<CallToolRequestParams>? Read(HttpContext http)
    {
        if (http.Features.Get<IncomingMessage>() is not { IsPlainCall: true } message
            || !ProtocolVersions.WithHandshake.Contains(http.Request.Headers[ScopeGate.ProtocolVersion].ToString())
            || message.Parameters.Deserialize<CallToolRequestParams>(McpJsonUtilities.DefaultOptions) is not { } parameters
            || !_tools.TryGetPrimitive(parameters.Name, out var tool))
        {
            return null;
        }

        var request = new JsonRpcRequest { Id = message.Id, Method = RequestMethods.ToolsCall, Params = message.Parameters };
        return new RequestContext<CallToolRequestParams>(_server, request, parameters)
        {
            MatchedPrimitive = tool,
            Services = http.RequestServices,
            User = http.User,
        };
    }

    /// <summary>As the SDK sends it: the one event of a stream.</summary>
    private static async Task WriteAsync(HttpResponse response, JsonRpcMessage message)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        response.Headers.ContentEncoding = "identity";
        response.Headers["X-Accel-Buffering"] = "no";
        response.Body.Write("event: message\ndata: "u8);
        await using (var json = new Utf8JsonWriter(response.Body))
            JsonSerializer.Serialize(json, message, McpJsonUtilities.DefaultOptions);
        response.Body.Write("\n\n"u8);
    }
}
