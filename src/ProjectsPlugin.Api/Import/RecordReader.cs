using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Import;

/// <summary>Reads one object of the file, field by field, and notes what is wrong instead of stopping.</summary>
internal readonly struct RecordReader(JsonElement element, string place, ImportProblems problems)
{
    /// <summary>How messages name this record: its place in the file, and its id if it has one.</summary>
    public string Name { get; } =
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty("id", out var id) && FieldValue.WholeNumber(id) is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{place} (id {number})")
        : place;

    public void Fault(string field, FormattableString fault) => problems.Add(Name, field, fault);

    /// <summary>
    /// False if this is no object, so that it has no fields to complain about. Fields besides these are named: nothing is dropped in silence.
    /// </summary>
    public bool IsObject(params IReadOnlyList<string> fields)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            problems.Add($"{place}: must be an object, not {FieldValue.KindOf(element)}");
            return false;
        }
        foreach (var member in element.EnumerateObject())
            if (!fields.Any(member.NameEquals))
                Fault(FieldValue.NameOf(member), $"is not known; the fields here are {string.Join(", ", fields)}");
        return true;
    }

    /// <summary>A whole number from 1, or 0 with a problem.</summary>
    public int Id(string field)
    {
        if (!TryFind(field, out var value))
            return 0;
        if (FieldValue.WholeNumber(value) is >= 1 and var id)
            return id;
        Fault(field, $"must be a whole number from 1 to {int.MaxValue}, not {FieldValue.Shown(value)}");
        return 0;
    }

    /// <summary>Clean text, or an empty one with a problem.</summary>
    public string Text(string field, int mostCharacters, bool mayBeEmpty = false)
    {
        if (!TryFind(field, out var value) || (mayBeEmpty && value.ValueKind is JsonValueKind.Null))
            return "";
        if (FieldValue.Text(value) is not { } read)
        {
            FaultOfText(field, value);
            return "";
        }
        var text = CleanText.Of(read).Trim();
        if (text.Length == 0 && !mayBeEmpty)
            Fault(field, $"is empty");
        var length = CleanText.Length(text);
        if (length > mostCharacters)
            Fault(field, $"has {length} characters; at most {mostCharacters} are allowed");
        return text;
    }

    /// <summary>Clean text, or null if the field is left out, null or empty.</summary>
    public string? OptionalText(string field, int mostCharacters) =>
        IsLeftOut(field) || Text(field, mostCharacters, mayBeEmpty: true) is not { Length: > 0 } text ? null : text;

    /// <summary>A day, month or quarter, or null if the field is left out or null.</summary>
    public Deadline? Deadline(string field)
    {
        if (IsLeftOut(field) || !TryFind(field, out var value))
            return null;
        if (JsonText.Read(value) is { } text && Projects.Deadline.Parse(text) is { } deadline)
            return deadline;
        Fault(field, $"must be a day as in \"2026-08-01\", a month as in \"2026-08\" or a quarter as in \"2026-Q3\", not {FieldValue.Shown(value)}");
        return null;
    }

    /// <summary>A point in time, or null if the field is left out or null.</summary>
    public DateTimeOffset? Time(string field)
    {
        if (IsLeftOut(field) || !TryFind(field, out var value))
            return null;
        if (FieldValue.Time(value) is { } time)
            return time;
        Fault(field, $"must be a time with its offset as in \"2026-11-28T09:40:00Z\", not {FieldValue.Shown(value)}");
        return null;
    }

    /// <summary>An http or https address, or null if the field is left out, null or empty.</summary>
    public string? WebAddress(string field, int mostCharacters)
    {
        var text = OptionalText(field, mostCharacters);
        if (text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0))
            return text;
        Fault(field, $"must be an address that begins with https:// or http:// and names no user, not \"{text}\"");
        return null;
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

    /// <summary>A list's elements; none if it is null, or with a problem.</summary>
    public IEnumerable<RecordReader> List(string field, string place)
    {
        if (!TryFind(field, out var value) || value.ValueKind is JsonValueKind.Null)
            return [];
        if (value.ValueKind is JsonValueKind.Array)
            return Elements(value, place, problems);
        Fault(field, $"must be a list, not {FieldValue.KindOf(value)}");
        return [];
    }

    public static IEnumerable<RecordReader> Elements(JsonElement array, string place, ImportProblems problems) =>
        array.EnumerateArray().Select((element, index) => new RecordReader(element, $"{place}[{index}]", problems));

    private void FaultOfText(string field, JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.String)
            Fault(field, $"must be a text, not {FieldValue.Shown(value)}");
        else if (Utf8.IsValid(JsonMarshal.GetRawUtf8Value(value)))
            Fault(field, $"has half of a surrogate pair: {FieldValue.Shown(value)}");
        else
            Fault(field, $"is not UTF-8: {FieldValue.Shown(value)}. Save the file as UTF-8, or say what it is, for example --encoding windows-1252");
    }

    private bool IsLeftOut(string field) => !element.TryGetProperty(field, out var value) || value.ValueKind is JsonValueKind.Null;

    private bool TryFind(string field, out JsonElement value)
    {
        if (!element.TryGetProperty(field, out value))
            Fault(field, $"is missing");
        // Two readers could believe different ones.
        else if (element.EnumerateObject().Count(member => member.NameEquals(field)) > 1)
            Fault(field, $"is there twice");
        else
            return true;
        return false;
    }
}
