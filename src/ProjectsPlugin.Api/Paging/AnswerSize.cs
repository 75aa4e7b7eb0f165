using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Api.Paging;

/// <summary>Keeps answers within what assistants accept.</summary>
public sealed class AnswerSize(IOptions<JsonOptions> json)
{
    /// <summary>The most characters of an answer's body.</summary>
    public const int Limit = 100_000;

    // One character becomes at most six in JSON: \u0000.
    private const int WorstEscape = 6;

    private readonly JsonSerializerOptions _json = json.Value.JsonSerializerOptions;

    /// <summary>How many of these records fit into one array.</summary>
    public int Fitting<T>(IReadOnlyList<T> records)
    {
        var length = "[]".Length;
        for (var i = 0; i < records.Count; i++)
        {
            length += LengthOf(records[i]) + (i == 0 ? 0 : ",".Length);
            if (length > Limit)
                return i;
        }
        return records.Count;
    }

    /// <summary>The record itself, or with its longest text cut and marked so that it fits into an array of its own.</summary>
    public T Cut<T>(T record)
    {
        var room = Limit - "[]".Length;
        if (record is not ICuttable longest || LengthOf(record) <= room)
            return record;

        var mark = string.Create(CultureInfo.InvariantCulture, $"\n[… cut here; the whole text has {longest.Longest.Length} characters]");
        var rest = (T)longest.WithLongest(mark);
        return (T)longest.WithLongest(Start(longest.Longest, room - LengthOf(rest)) + mark);
    }

    private int LengthOf<T>(T record) => Encoding.UTF8.GetCharCount(JsonSerializer.SerializeToUtf8Bytes(record, _json));

    /// <summary>A start of the text that takes at most this many characters as JSON and ends between two code points.</summary>
    private string Start(string text, int room)
    {
        var end = Math.Clamp(room, 0, text.Length);
        while (end > 0)
        {
            if (end < text.Length && char.IsLowSurrogate(text[end]))
                end--;
            var excess = LengthOf(text[..end]) - "\"\"".Length - room;
            if (excess <= 0)
                break;
            end -= Math.Clamp(excess / WorstEscape, 1, end);
        }
        return text[..end];
    }
}
