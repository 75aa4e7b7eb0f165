using System.Text.Json;

namespace ProjectsPlugin.Api.Text;

/// <summary>Strings of JSON as a caller wrote them.</summary>
internal static class JsonText
{
    /// <summary>Null if it is no string, or one that is no Unicode text: half of a surrogate pair.</summary>
    public static string? Read(JsonElement value)
    {
        try
        {
            return value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
