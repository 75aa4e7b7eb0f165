using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProjectsPlugin.Api.Mcp.Endpoint;

/// <summary>Members that a message must have; a member may still be null.</summary>
internal static class JsonMembers
{
    public static string? Text(this JsonObject? parent, string name) => (string?)Member(parent, name);

    public static JsonObject? Object(this JsonObject? parent, string name) => Member(parent, name) switch
    {
        null => null,
        JsonObject members => members,
        _ => throw new JsonException($"{name} is no object."),
    };

    private static JsonNode? Member(JsonObject? parent, string name) =>
        parent?.TryGetPropertyValue(name, out var value) == true ? value : throw new JsonException($"{name} is missing.");
}
