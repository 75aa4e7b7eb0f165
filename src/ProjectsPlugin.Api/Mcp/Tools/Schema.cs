using System.Text.Json.Nodes;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>Closed, bounded JSON Schemas (2020-12), with the bounds that validation and mapping use. What is put into another is copied, as a node of JSON has one parent.</summary>
internal static class Schema
{
    /// <summary>An object with these members and no others.</summary>
    public static JsonObject Object(params IEnumerable<Member> members)
    {
        var all = members.ToArray();
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(all.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema.DeepClone()))),
            ["required"] = new JsonArray([.. all.Where(member => member.Required).Select(member => (JsonNode)member.Name)]),
            ["additionalProperties"] = false,
        };
    }

    /// <param name="description">What the text means.</param>
    /// <param name="most">The most Unicode code points.</param>
    /// <param name="least">The fewest.</param>
    public static JsonObject Text(string description, int most, int least = 0) =>
        new() { ["type"] = "string", ["description"] = description, ["minLength"] = least, ["maxLength"] = most };

    public static JsonObject Whole(string description, int least, int most) =>
        new() { ["type"] = "integer", ["description"] = description, ["minimum"] = least, ["maximum"] = most };

    public static JsonObject List(string description, JsonObject items, int most) =>
        new() { ["type"] = "array", ["description"] = description, ["items"] = items.DeepClone(), ["maxItems"] = most };

    /// <summary>A member of an object.</summary>
    internal sealed record Member(string Name, JsonObject Schema, bool Required = true);
}
