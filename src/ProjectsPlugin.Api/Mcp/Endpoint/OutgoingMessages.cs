using System.Globalization;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Auditing;
using ProjectsPlugin.Api.Mcp.Tools;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>The last look at what is sent.</summary>
internal static class OutgoingMessages
{
    /// <summary>How a call ended that a tool could not do as asked.</summary>
    public const string Refused = "refused";

    public static McpMessageHandler Filter(McpMessageHandler next) => (context, cancellation) =>
    {
        if (context.JsonRpcMessage is JsonRpcError { Error.Code: var code })
            Note(context, $"error {code.ToString(CultureInfo.InvariantCulture)}");
        else if (context.JsonRpcMessage is JsonRpcResponse { Result: JsonObject result })
            Complete(context, result);
        return next(context, cancellation);
    };

    private static void Complete(MessageContext context, JsonObject result)
    {
        if (result["isError"]?.GetValue<bool>() == true)
            Note(context, Refused);
        // The SDK leaves out those with a handshake, to which a client of several revisions may want to go back.
        if (result["supportedVersions"] is JsonArray)
            result["supportedVersions"] = new JsonArray([.. ProtocolVersions.All.Select(revision => (JsonNode)revision)]);
        // Clients look for it beside the schemas, where the SDK's type has no place for it.
        foreach (var tool in result["tools"] as JsonArray ?? [])
            if (tool?["_meta"]?[ToolSetup.SecuritySchemes] is { } schemes)
                tool[ToolSetup.SecuritySchemes] = schemes.DeepClone();
    }

    private static void Note(MessageContext context, string outcome) => context.Services!.GetRequiredService<AuditContext>().Outcome = outcome;
}
