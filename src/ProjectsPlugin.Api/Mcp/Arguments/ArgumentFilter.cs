using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Tools;

namespace ProjectsPlugin.Api.Mcp.Arguments;

/// <summary>
/// Reads a call's arguments by the schema that the list shows, before the SDK binds them. What the schema does not name is left out: hosts add
/// arguments of their own, and nothing here changes anything.
/// </summary>
internal static class ArgumentFilter
{
    /// <summary>For tools, whose failures are results.</summary>
    public static McpRequestHandler<CallToolRequestParams, CallToolResult> OfTool(McpRequestHandler<CallToolRequestParams, CallToolResult> next) =>
        (request, cancellation) =>
        {
            if (request.MatchedPrimitive is McpServerTool tool)
            {
                request.Params.Arguments = Read(request.Params.Arguments, tool.ProtocolTool.InputSchema, out var fault);
                if (fault is not null)
                    return ValueTask.FromResult(ToolResults.Refused(fault));
            }
            return next(request, cancellation);
        };

    /// <summary>For prompts that have their schema among their metadata, as the list does not show it.</summary>
    public static McpRequestHandler<GetPromptRequestParams, GetPromptResult> OfPrompt(McpRequestHandler<GetPromptRequestParams, GetPromptResult> next) =>
        (request, cancellation) =>
        {
            if ((request.MatchedPrimitive as McpServerPrompt)?.Metadata.OfType<JsonElement>().Cast<JsonElement?>().SingleOrDefault() is { } schema)
            {
                request.Params.Arguments = Read(request.Params.Arguments, schema, out var fault);
                if (fault is not null)
                    throw new McpProtocolException(fault, McpErrorCode.InvalidParams);
            }
            return next(request, cancellation);
        };

    /// <param name="sent">What the caller sent.</param>
    /// <param name="schema">What is taken.</param>
    /// <param name="fault">What is wrong and what to send instead; null if nothing is.</param>
    private static Dictionary<string, JsonElement> Read(IDictionary<string, JsonElement>? sent, JsonElement schema, out string? fault)
    {
        var taken = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        fault = Parameter.Of(schema).Select(parameter => Take(parameter, sent, taken)).FirstOrDefault(found => found is not null);
        return taken;
    }

    private static string? Take(Parameter parameter, IDictionary<string, JsonElement>? sent, Dictionary<string, JsonElement> taken)
    {
        if (sent?.TryGetValue(parameter.Name, out var value) is not true || parameter.IsLeftOut(value))
            return parameter.IsRequired ? parameter.WhatIsMissing : null;
        if (parameter.Read(value) is not { } read)
            return parameter.Rule;
        taken[parameter.Name] = read;
        return null;
    }
}
