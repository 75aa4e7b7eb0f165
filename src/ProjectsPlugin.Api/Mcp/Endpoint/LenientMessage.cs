using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>Rewrites what some clients spell otherwise than the SDK reads, where only one thing can be meant.</summary>
internal static class LenientMessage
{
    /// <summary>Whether anything was changed.</summary>
    public static bool Rewrite(JsonObject message)
    {
        var isChanged = LeaveOutIfEmpty(message, "params");
        if (message["id"] is JsonValue id && !id.TryGetValue(out long _)
            && id.TryGetValue(out decimal number) && decimal.IsInteger(number) && number is >= long.MinValue and <= long.MaxValue)
        {
            message["id"] = (long)number;
            isChanged = true;
        }
        if (message["params"] is not JsonObject parameters)
            return isChanged;

        isChanged |= (string?)message["method"] switch
        {
            RequestMethods.ToolsCall or RequestMethods.PromptsGet => LeaveOutIfEmpty(parameters, "arguments"),
            RequestMethods.CompletionComplete => parameters["argument"] is JsonObject argument && MakeText(argument, "value"),
            RequestMethods.ToolsList or RequestMethods.PromptsList or RequestMethods.ResourcesList or RequestMethods.ResourcesTemplatesList =>
                parameters["cursor"] is not null && MakeText(parameters, "cursor"),
            _ => false,
        };
        return isChanged;
    }

    /// <summary>PHP writes an empty object as an empty list, and others have null or an empty text for it.</summary>
    private static bool LeaveOutIfEmpty(JsonObject parent, string member) =>
        parent.TryGetPropertyValue(member, out var value)
        && (value is null or JsonArray { Count: 0 } || (value is JsonValue text && text.TryGetValue(out string? sent) && sent.Length == 0))
        && parent.Remove(member);

    private static bool MakeText(JsonObject parent, string member)
    {
        if (parent[member] is { } value && value.GetValueKind() is not JsonValueKind.Number)
            return false;
        parent[member] = parent[member]?.ToJsonString() ?? "";
        return true;
    }
}
