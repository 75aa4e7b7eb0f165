using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Import;

/// <summary>Values as tools write them: whatever can mean one thing only is taken for it.</summary>
internal static partial class FieldValue
{
    /// <summary>A number without a fraction, or a text of one; else null.</summary>
    public static int? WholeNumber(JsonElement value) => LenientValue.Text(value) is { } text ? LenientValue.Whole(text) : null;

    /// <summary>A text, or the digits of a number that stands for one; null for what is neither, or no Unicode.</summary>
    public static string? Text(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.GetRawText() is var digits && digits.All(char.IsAsciiDigit) ? digits : JsonText.Read(value);

    /// <summary>A time with its offset from UTC (RFC 3339); else null.</summary>
    public static DateTimeOffset? Time(JsonElement value) =>
        JsonText.Read(value) is { } text && WithOffset().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime() : null;

    /// <summary>The value as the file has it, cut if it is long.</summary>
    public static string Shown(JsonElement value)
    {
        const int Enough = 60;
        var raw = Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value));
        return CleanText.Of(raw.Length <= Enough ? raw : string.Concat(raw.AsSpan(0, Enough), "…"));
    }

    /// <summary>A field's name, or what can be read of it.</summary>
    public static string NameOf(JsonProperty member)
    {
        const int Enough = 60;
        try
        {
            return CleanText.Of(member.Name.Length <= Enough ? member.Name : string.Concat(member.Name.AsSpan(0, Enough), "…"));
        }
        catch (InvalidOperationException)
        {
            return "a field whose name is not UTF-8";
        }
    }

    public static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => Shown(value),
    };

    [GeneratedRegex(
        @"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?\s?([Zz]|[+-][0-9]{2}:?[0-9]{2})\s*$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex WithOffset();
}
