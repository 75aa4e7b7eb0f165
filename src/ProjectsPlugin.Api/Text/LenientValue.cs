using System.Globalization;
using System.Text.Json;

namespace ProjectsPlugin.Api.Text;

/// <summary>
/// Values as some clients spell them: a number as a text, a text of digits as a number, a whole number with a fraction of zero (which JSON Schema
/// 2020-12, validation, section 6.1.1, calls an integer), and fillers where nothing is meant. What could mean two things is not taken.
/// </summary>
internal static class LenientValue
{
    /// <summary>Null if the text is no whole number that an <see cref="int"/> can hold.</summary>
    public static int? Whole(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : null;

    /// <summary>Null if the value is neither a text nor a number, or is no Unicode text.</summary>
    public static string? Text(JsonElement value) => value.ValueKind is JsonValueKind.Number ? value.GetRawText() : JsonText.Read(value);

    /// <summary>Whether an optional text has nothing that a person can see.</summary>
    public static bool IsBlank(string text) => string.IsNullOrWhiteSpace(CleanText.Of(text));

    /// <summary>Whether an optional whole number only fills a place: 0, nothing, or what JavaScript makes of a value that is not there.</summary>
    public static bool IsNoNumber(string text) => Whole(text) == 0 || IsBlank(text) || text is "null" or "undefined";
}
