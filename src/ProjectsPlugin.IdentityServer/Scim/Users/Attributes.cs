using System.Text.Json.Nodes;

namespace ProjectsPlugin.IdentityServer.Scim.Users;

/// <summary>Reads values that are of the type which their attribute has; null for those that were not sent.</summary>
internal static class Attributes
{
    /// <summary>In characters.</summary>
    private const int TextLength = 1_000;

    public static string? Text(JsonNode? sent, string name, int maxLength = TextLength) => sent switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length <= maxLength
            ? text
            : throw ScimException.InvalidValue($"{name} has more than {maxLength} characters."),
        _ => throw ScimException.InvalidValue($"{name} is not a string."),
    };

    /// <summary>A truth value, or Entra's string for one.</summary>
    public static bool? Boolean(JsonNode? sent, string name) => sent switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth,
        JsonValue value when value.TryGetValue<string>(out var text) && text is "True" => true,
        JsonValue value when value.TryGetValue<string>(out var text) && text is "False" => false,
        _ => throw ScimException.InvalidValue($"{name} is true or false."),
    };

    /// <summary>The sub-attributes of these names; null if there is none.</summary>
    public static JsonObject? Texts(JsonNode? sent, string name, params string[] subAttributes)
    {
        if (sent is null)
            return null;

        var complex = sent as JsonObject ?? throw ScimException.InvalidValue($"{name} is not an object.");
        var kept = new JsonObject();
        foreach (var sub in subAttributes)
        {
            if (Text(complex[sub], $"{name}.{sub}") is { } text)
                kept[sub] = text;
        }

        return kept.Count == 0 ? null : kept;
    }
}
