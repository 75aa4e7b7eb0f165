using System.Text.Json.Nodes;

namespace ProjectsPlugin.Doctor;

/// <summary>Reads members of documents that may be of any shape.</summary>
internal static class JsonMembers
{
    /// <summary>The text of a member, or of a member of a member; null if it is not there or no text.</summary>
    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> names) =>
        node.Find(names) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>The texts of a member that is a list; none if it is not.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node, params ReadOnlySpan<string> names) =>
        [.. node.Items(names).Select(item => item.Text() ?? "")];

    /// <summary>The items of a member that is a list; none if it is not.</summary>
    public static IEnumerable<JsonNode?> Items(this JsonNode? node, params ReadOnlySpan<string> names) => node.Find(names) as JsonArray ?? [];

    /// <summary>The members of a member; none if it has none.</summary>
    public static IEnumerable<KeyValuePair<string, JsonNode?>> Members(this JsonNode? node, params ReadOnlySpan<string> names) =>
        node.Find(names) as JsonObject ?? [];

    /// <summary>Whether a member is there and true.</summary>
    public static bool IsTrue(this JsonNode? node, string name) => node.Find([name]) is JsonValue value && value.TryGetValue<bool>(out var yes) && yes;

    private static JsonNode? Find(this JsonNode? node, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            node = (node as JsonObject)?[name];
        return node;
    }
}
