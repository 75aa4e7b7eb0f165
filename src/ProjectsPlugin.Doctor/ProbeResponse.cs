using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProjectsPlugin.Doctor;

/// <summary>The answer to one request; no redirect was followed.</summary>
internal sealed record ProbeResponse(
    string Path,
    HttpStatusCode Status,
    ILookup<string,
    string> Headers,
    byte[] Body,
    TimeSpan Elapsed,
    DateTimeOffset ReceivedAt)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string? Location => Header("Location");

    public bool IsRedirect => (int)Status is >= 300 and < 400 and not 304;

    public string MediaType => Header("Content-Type")?.Split(';')[0].Trim() ?? "nothing";

    /// <summary>As in "answered 301 to https://…".</summary>
    public string Summary =>
        Location is { } location ? $"answered {(int)Status} to {location}" : $"answered {(int)Status}{(Body.Length == 0 ? "" : $": {Excerpt}")}";

    private string Excerpt => string.Join(' ', (Text.Length > 120 ? Text[..120] + '…' : Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The header's values, with commas between them; null if it did not come.</summary>
    public string? Header(string name) => Headers[name].ToArray() is { Length: > 0 } values ? string.Join(", ", values) : null;

    /// <exception cref="DocumentUnavailableException">It is no JSON object.</exception>
    public JsonObject Json()
    {
        try
        {
            if (JsonNode.Parse(Text) is JsonObject document)
                return document;
        }
        catch (JsonException)
        {
            // Said below, as for JSON of another kind.
        }

        throw new DocumentUnavailableException(
            Path,
            $"GET {Path} {Summary} — that is no JSON object.",
            "Look at the proxy: it answers with something of its own, or sends this path to the wrong host.");
    }
}
