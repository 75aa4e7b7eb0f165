using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace ProjectsPlugin.Api.Mcp.Arguments;

/// <summary>
/// The form of every JSON Schema (2020-12) that is listed: closed, with bounds from the attributes that validation and mapping use, each keyword in its
/// place, and nothing about nulls, defaults and formats, which are never sent and which some clients stumble over.
/// </summary>
internal static class ClosedSchema
{
    private const int DateLength = 10;

    private static readonly string[] Keywords =
        ["type", "description", "properties", "required", "additionalProperties", "items", "minLength", "maxLength", "minimum", "maximum", "maxItems"];

    public static AIJsonSchemaCreateOptions Options { get; } =
        new() { TransformOptions = new AIJsonSchemaTransformOptions { TransformSchemaNode = (_, schema) => Close(schema) } };

    private static JsonNode Close(JsonNode schema)
    {
        if (schema is not JsonObject keywords)
            return schema;

        if (keywords["type"] is JsonArray types)
            keywords["type"] = types.Select(type => (string?)type).First(type => type is not "null");
        switch ((string?)keywords["type"])
        {
            case "object":
                keywords.TryAdd("required", new JsonArray());
                keywords["additionalProperties"] = false;
                break;
            case "string" when (string?)keywords["format"] is "date":
                keywords["minLength"] = DateLength;
                keywords["maxLength"] = DateLength;
                break;
            case "string":
                keywords.TryAdd("minLength", 0);
                break;
        }
        return new JsonObject(Keywords.Where(keywords.ContainsKey).Select(keyword => KeyValuePair.Create(keyword, keywords[keyword]?.DeepClone())));
    }
}
