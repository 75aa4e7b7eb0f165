using System.Globalization;
using System.Text.Json.Nodes;

namespace ProjectsPlugin.IdentityServer.Scim.Requests;

/// <summary>Which part of a list is asked for (RFC 7644, section 3.4.2.4).</summary>
/// <param name="StartIndex">Of the first resource, from 1.</param>
/// <param name="Count">At most so many.</param>
internal sealed record ScimPage(int StartIndex, int Count)
{
    public const int MaxCount = 200;
    private const int DefaultCount = 100;

    public static ScimPage Read(IQueryCollection query) =>
        new(Math.Max(1, Number(query, "startIndex", 1)), Math.Clamp(Number(query, "count", DefaultCount), 0, MaxCount));

    /// <summary>The answer; no hit is an empty list, and no error.</summary>
    public JsonObject Response(int total, IEnumerable<JsonObject> resources)
    {
        JsonArray page = [.. resources];
        return new JsonObject
        {
            ["schemas"] = new JsonArray(ScimSchemas.ListResponse),
            ["totalResults"] = total,
            ["startIndex"] = StartIndex,
            ["itemsPerPage"] = page.Count,
            ["Resources"] = page,
        };
    }

    private static int Number(IQueryCollection query, string name, int otherwise) => (string?)query[name] switch
    {
        null or "" => otherwise,
        var text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw ScimException.InvalidValue($"{name} is not a whole number."),
    };
}
