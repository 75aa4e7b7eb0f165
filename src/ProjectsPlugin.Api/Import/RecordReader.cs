using System.Globalization;
using System.Text.Json;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Import;

/// <summary>Reads one object of the file, field by field, and notes what is wrong instead of stopping.</summary>
internal readonly struct RecordReader(JsonElement element, string place, Problems problems)
{
    /// <summary>How messages name this record: its place in the file, and its id if it has one.</summary>
    public string Name { get; } = element.ValueKind is JsonValueKind.Object && element.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.Number
        ? $"{place} (id {id.GetRawText()})"
        : place;

    public void Fault(string field, string fault) => problems.Add(Name, field, fault);

    /// <summary>False if this is no object, so that it has no fields to complain about.</summary>
    public bool IsObject()
    {
        if (element.ValueKind is JsonValueKind.Object)
            return true;
        problems.Add($"{place}: must be an object, not {KindOf(element)}");
        return false;
    }

    /// <summary>A whole number from 1, or 0 with a problem.</summary>
    public int Id(string field)
    {
        if (!TryFind(field, out var value))
            return 0;
        if (value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var id) && id > 0)
            return id;
        Fault(field, $"must be a whole number from 1 to {int.MaxValue}, not {Shown(value)}");
        return 0;
    }

    /// <summary>Clean text, or an empty one with a problem.</summary>
    public string Text(string field, int mostCharacters, bool mayBeEmpty = false)
    {
        if (!TryFind(field, out var value))
            return "";
        if (JsonText.Read(value) is not { } read)
        {
            Fault(field, $"must be a text, not {Shown(value)}");
            return "";
        }
        var text = CleanText.Of(read).Trim();
        if (text.Length == 0 && !mayBeEmpty)
            Fault(field, "is empty");
        var length = CleanText.Length(text);
        if (length > mostCharacters)
            Fault(field, $"has {length} characters; at most {mostCharacters} are allowed");
        return text;
    }

    public DateOnly Date(string field)
    {
        if (!TryFind(field, out var value))
            return default;
        if (DateOnly.TryParseExact(JsonText.Read(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Fault(field, $"must be a date as in \"2023-08-01\", not {Shown(value)}");
        return default;
    }

    /// <summary>An address with something on both sides of its one @ and no spaces.</summary>
    public string Email(string field, int mostCharacters)
    {
        var text = Text(field, mostCharacters);
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (text.Length > 0 && (at < 1 || at == text.Length - 1 || text.LastIndexOf('@') != at || text.Any(char.IsWhiteSpace)))
            Fault(field, $"must be an e-mail address, not \"{text}\"");
        return text;
    }

    /// <summary>A list's elements, or none with a problem.</summary>
    public IEnumerable<RecordReader> List(string field, string place)
    {
        if (!TryFind(field, out var value))
            return [];
        if (value.ValueKind is JsonValueKind.Array)
            return Elements(value, place, problems);
        Fault(field, $"must be a list, not {KindOf(value)}");
        return [];
    }

    public static IEnumerable<RecordReader> Elements(JsonElement array, string place, Problems problems) =>
        array.EnumerateArray().Select((element, index) => new RecordReader(element, $"{place}[{index}]", problems));

    private bool TryFind(string field, out JsonElement value)
    {
        if (!element.TryGetProperty(field, out value))
            Fault(field, "is missing");
        // Two readers could believe different ones.
        else if (element.EnumerateObject().Count(member => member.NameEquals(field)) > 1)
            Fault(field, "is there twice");
        else
            return true;
        return false;
    }

    private static string Shown(JsonElement value)
    {
        const int Enough = 60;
        var raw = value.GetRawText();
        return raw.Length <= Enough ? raw : string.Concat(raw.AsSpan(0, Enough), "…");
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => Shown(value),
    };
}
