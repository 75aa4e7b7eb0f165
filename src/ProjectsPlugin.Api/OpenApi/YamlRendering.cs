using System.Text.Json;
using YamlDotNet.Serialization;

namespace ProjectsPlugin.Api.OpenApi;

/// <summary>
/// The same document as YAML. NSwag's own rendering leaves keys such as 200 unquoted, which YAML reads as numbers where
/// OpenAPI asks for text.
/// </summary>
internal static class YamlRendering
{
    private static readonly ISerializer Yaml = new SerializerBuilder().WithQuotingNecessaryStrings().WithIndentedSequences().DisableAliases().Build();

    public static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Yaml.Serialize(Plain(document.RootElement)!);
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? whole : (long)element.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Null => null,
        _ => element.GetString(),
    };
}
