using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>Requests and answers as a person reads them, without what is secret.</summary>
internal sealed class MessageFormatter(SecretRedactor redactor)
{
    /// <summary>How much of a message is shown, in UTF-16 units.</summary>
    public const int Most = 4000;

    /// <summary>Stands where the rest was cut off.</summary>
    public const string Rest = "\n…";

    private const string EventStream = "text/event-stream";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Data = "data:";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The headers that say something about the protocol; cookies are not among them.</summary>
    private static readonly string[] Headers =
    [
        HeaderNames.Accept, HeaderNames.ContentType, "MCP-Protocol-Version", "Mcp-Method", "Mcp-Name", HeaderNames.WWWAuthenticate,
        HeaderNames.CacheControl, HeaderNames.RetryAfter,
    ];

    /// <summary>An address whose parameters may be secret.</summary>
    public string Address(Uri address)
    {
        var shown = address.GetLeftPart(UriPartial.Path);
        return address.Query.Length == 0 ? shown : redactor.Hide($"{shown}?{string.Join('&', Pairs(address.Query))}");
    }

    /// <summary>The parameters of a query, a line each.</summary>
    public string Parameters(string query) => string.Join('\n', Pairs(query));

    public string Of(HttpRequestMessage request, string body) =>
        Whole($"{request.Method} {Address(request.RequestUri!)}\n{Lines(request.Headers, request.Content?.Headers)}", body,
            request.Content?.Headers.ContentType?.MediaType);

    public string Of(HttpResponseMessage response, string body) =>
        Whole($"{(int)response.StatusCode} {response.ReasonPhrase}\n{Lines(response.Headers, response.Content.Headers)}", body,
            response.Content.Headers.ContentType?.MediaType);

    private string Whole(string head, string body, string? type)
    {
        var text = redactor.Hide(body.Length == 0 ? head : $"{head}\n{Body(body, type)}").Trim();
        return text.Length <= Most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[Most - 1]) ? Most - 1 : Most), Rest);
    }

    private static string Lines(HttpHeaders headers, HttpContentHeaders? content)
    {
        var lines = new StringBuilder();
        if (headers is HttpRequestHeaders { Authorization: { } authorization })
            lines.Append(HeaderNames.Authorization).Append(": ").Append(authorization.Scheme).Append(' ')
                .Append(SecretRedactor.Mask(authorization.Parameter ?? "")).Append('\n');
        foreach (var (name, values) in headers.Concat(content is null ? [] : content)
            .Where(header => Headers.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            lines.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        return lines.ToString();
    }

    private string Body(string body, string? type) => type switch
    {
        Form => Parameters(body),
        EventStream => string.Join(
            '\n', body.Split('\n').Where(line => line.StartsWith(Data, StringComparison.Ordinal)).Select(line => Json(line[Data.Length..]))),
        _ => Json(body),
    };

    private IEnumerable<string> Pairs(string query) =>
        QueryHelpers.ParseQuery(query).SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={redactor.Show(pair.Key, value ?? "")}"));

    private string Json(string text)
    {
        try
        {
            var node = JsonNode.Parse(text);
            Mask(node);
            return node?.ToJsonString(Readable) ?? text;
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private void Mask(JsonNode? node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
                Mask(item);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (value is JsonValue scalar && scalar.TryGetValue<string>(out var secret))
                    members[name] = redactor.Show(name, secret);
                else
                    Mask(value);
            }
        }
    }
}
