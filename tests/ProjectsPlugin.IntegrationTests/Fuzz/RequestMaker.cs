using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>Requests that are almost as they should be: the same ones for the same seed, but for what a visitor holds.</summary>
internal sealed partial class RequestMaker(Random random, Uri gateway, IReadOnlyList<(Uri Host, RouteEndpoint Endpoint)> endpoints)
{
    private static readonly string[] AnyMethod = ["GET", "POST"];

    private int _next;

    /// <summary>Each endpoint in turn.</summary>
    public RawRequest Make(Visitor visitor)
    {
        var (host, endpoint) = endpoints[_next++ % endpoints.Count];
        var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var method = Chance(6)
            ? Pick(Values.Methods)
            : Pick(endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } own ? own : AnyMethod);
        var mistakes = Chance(10) ? 0 : random.Next(1, 4);
        var parameters = Spoil(ValidParameters.Of(pattern), mistakes);
        var fields = method is "POST" && Chance(2) ? [] : method is "POST" or "PUT" or "PATCH" ? parameters : [];
        var query = fields.Count > 0 && !Chance(3) ? [] : parameters;

        var (type, body) = method is "POST" or "PUT" or "PATCH" or "DELETE" ? Body(pattern, fields, visitor) : (null, []);
        var cut = body.Length > 1 && Chance(12) ? random.Next(1, body.Length) : 0;
        var target = Path(pattern) + (Chance(8) ? "" : Query(query));
        return new RawRequest(Chance(4) ? gateway : host, method, target, [.. Headers(pattern, type, visitor)], body[..^cut]) { Missing = cut };
    }

    private List<(string Name, string Value)> Spoil((string Name, string Value)[] habit, int mistakes)
    {
        var parameters = habit.Where(_ => !Chance(5))
            .Select(parameter => (Uri.EscapeDataString(parameter.Name), Uri.EscapeDataString(parameter.Value))).ToList();
        for (var mistake = 0; mistake < mistakes; mistake++)
        {
            var name = Chance(20) ? "access_token" : Chance(12) ? Text() : Uri.EscapeDataString(Pick(habit).Name);
            if (!Chance(6))
                parameters.RemoveAll(parameter => parameter.Item1 == name);
            parameters.Add((name, Text()));
        }

        return parameters;
    }

    private string Text() => Chance(4) ? Pick(Values.Escapes) : Chance(6) ? "a" + Pick(Values.Escapes) + "b" : Uri.EscapeDataString(Pick(Values.Texts));

    private string Path(string pattern)
    {
        var path = Slot().Replace(
            pattern,
            slot => slot.Value.StartsWith("{id:", StringComparison.Ordinal) && !Chance(2) ? "1" : Chance(3) ? Pick(Values.Escapes) : Text());
        return random.Next(24) switch
        {
            0 => path + '/',
            1 => path.ToUpperInvariant(),
            2 => path + Pick(Values.Escapes),
            3 => '/' + path,
            4 => path.Replace("/", "/./", StringComparison.Ordinal),
            5 => path + "/..%2f..%2f" + Pick(["etc", "auth", "mcp"]),
            6 => path + "/" + Text(),
            7 => path[..1] + Uri.HexEscape(path[^1]),
            _ => path,
        };
    }

    private static string Query(List<(string Name, string Value)> parameters)
    {
        var query = parameters.Count == 0 ? "" : '?' + string.Join('&', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"));
        return query.Length > 6_000 ? query[..6_000] : query;
    }

    private (string? Type, byte[] Body) Body(string pattern, List<(string Name, string Value)> fields, Visitor visitor)
    {
        if (Chance(20))
            return (Pick(Values.ContentTypes), []);
        if (Chance(pattern is Paths.Mcp or Paths.Register or Paths.RootRegister ? 1 : 6))
            return (Chance(5) ? Pick(Values.ContentTypes) : "application/json", Encoding.UTF8.GetBytes(Json()));

        if (!Chance(4))
            fields.Add((Visitor.FormTokenName, Uri.EscapeDataString(visitor.FormToken)));
        if (Chance(25))
            fields.AddRange(Enumerable.Range(0, 1_025).Select(key => ($"k{key}", "")));
        if (Chance(25))
            fields.Add((new string('k', 3_000), "x"));

        return Chance(5)
            ? ("multipart/form-data; boundary=b", Multipart(fields))
            : (Chance(6) ? Pick(Values.ContentTypes) : "application/x-www-form-urlencoded", Encoding.Latin1.GetBytes(Query(fields).TrimStart('?')));
    }

    private byte[] Multipart(List<(string Name, string Value)> fields)
    {
        var body = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            body.Append("--b\r\nContent-Disposition: form-data; name=\"").Append(Uri.UnescapeDataString(name)).Append(Chance(30) ? "" : "\"");
            body.Append(Chance(20) ? "; filename=\"f\"" : "").Append("\r\n\r\n").Append(Uri.UnescapeDataString(value)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(body.Append(Chance(4) ? "" : "--b--\r\n").ToString());
    }

    private string Json()
    {
        var json = Pick(ValidParameters.Json);
        var text = JsonEncodedText.Encode(Pick(Values.Texts).Replace('\uFFFE', ' ')).ToString();
        return json.Replace("§", Chance(4) ? "\\ud83d" : text.Replace(' ', Chance(3) ? '\uFFFE' : ' '), StringComparison.Ordinal);
    }

    private IEnumerable<(string, string)> Headers(string pattern, string? type, Visitor visitor)
    {
        yield return ("Host", Chance(20) ? "evil.example" : gateway.Authority);
        if (type is not null)
            yield return ("Content-Type", type);

        var taken = new HashSet<string>();
        for (var more = random.Next(3); more > 0; more--)
        {
            var (name, values) = Pick(Values.Headers);
            if (taken.Add(name))
                yield return (name, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Pick(values))));
        }

        if (!taken.Contains("Cookie") && !Chance(4))
            yield return ("Cookie", visitor.Cookies);
        if (!taken.Contains("Authorization") && pattern is not (Paths.Token or Paths.CodeExchange or Paths.RootToken or Paths.Revoke) && !Chance(6))
            yield return ("Authorization", "Bearer " + (pattern is Paths.Mcp ? visitor.McpToken : visitor.ApiToken));
        if (!taken.Contains("Accept") && Chance(2))
            yield return ("Accept", pattern is Paths.Mcp ? "application/json, text/event-stream" : "text/html");
    }

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Slot();
}
