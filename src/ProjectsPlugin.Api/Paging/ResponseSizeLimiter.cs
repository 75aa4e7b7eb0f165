using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Api.Paging;

/// <summary>Keeps answers within what assistants accept.</summary>
/// <param name="json">How records are written.</param>
/// <param name="alsoAsText">Whether an answer has its JSON twice, once more as a text within JSON, and an envelope around both.</param>
public sealed class ResponseSizeLimiter(IOptions<JsonOptions> json, bool alsoAsText = false)
{
    /// <summary>The most characters of an answer's body.</summary>
    public const int Limit = 100_000;

    private const int Envelope = 1_000;

    private readonly JsonSerializerOptions _json = json.Value.JsonSerializerOptions;
    private readonly int _room = alsoAsText ? Limit - Envelope : Limit;

    /// <summary>As many of the rows as may be sent and fit; the first alone is cut if it does not.</summary>
    public T[] Take<T>(IReadOnlyList<T> rows, int most)
    {
        var fitting = Math.Min(most, Fitting(rows));
        return fitting == 0 && rows.Count > 0 ? [Cut(rows[0])] : [.. rows.Take(fitting)];
    }

    /// <summary>Whether a record with this JSON fits, however it is written: as a text within JSON it is at most twice as long.</summary>
    public bool SurelyFits(string json) => (alsoAsText ? 3 : 1) * json.Length <= _room - "[]".Length;

    /// <summary>The record itself, or with its longest text cut and marked so that it fits into an array of its own.</summary>
    public T Cut<T>(T record)
    {
        var room = _room - "[]".Length;
        if (record is not ITruncatable longest || LengthOf(record) <= room)
            return record;

        var mark = string.Create(CultureInfo.InvariantCulture, $"\n[… cut here; the whole text has {longest.Longest.Length} characters]");
        var rest = (T)longest.WithLongest(mark);
        return (T)longest.WithLongest(Start(longest.Longest, room - LengthOf(rest)) + mark);
    }

    private int Fitting<T>(IReadOnlyList<T> records)
    {
        var length = "[]".Length;
        for (var i = 0; i < records.Count; i++)
        {
            length += LengthOf(records[i]) + (i == 0 ? 0 : ",".Length);
            if (length > _room)
                return i;
        }
        return records.Count;
    }

    private int LengthOf<T>(T record)
    {
        var written = JsonSerializer.SerializeToUtf8Bytes(record, _json);
        var length = Encoding.UTF8.GetCharCount(written);
        return alsoAsText ? length + Encoding.UTF8.GetCharCount(JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(written), _json)) : length;
    }

    /// <summary>The longest start of the text that takes at most this many characters as JSON and ends between two code points.</summary>
    private string Start(string text, int room)
    {
        var (fits, tooLong) = (0, Math.Clamp(room, 0, text.Length) + 1);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            (fits, tooLong) = LengthOf(text[..middle]) - LengthOf("") <= room ? (middle, tooLong) : (fits, middle);
        }
        return fits > 0 && fits < text.Length && char.IsLowSurrogate(text[fits]) ? text[..(fits - 1)] : text[..fits];
    }
}
