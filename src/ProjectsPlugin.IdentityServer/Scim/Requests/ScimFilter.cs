using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.IdentityServer.Scim.Requests;

/// <summary>What identity providers look resources up by (RFC 7644, section 3.4.2.2): comparisons by <c>eq</c>, joined by <c>and</c>.</summary>
internal static partial class ScimFilter
{
    private const int Length = 2_000;

    /// <summary>The attribute and value of each comparison. An attribute is in lower case; a value is a string, <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="ScimException">It is anything else.</exception>
    public static IReadOnlyList<(string Attribute, string Value)> Parse(string? filter)
    {
        if (string.IsNullOrWhiteSpace(filter))
            return [];
        if (filter.Length > Length)
            throw ScimException.InvalidFilter($"A filter has at most {Length} characters.");

        var comparisons = new List<(string, string)>();
        for (var at = 0; at < filter.Length;)
        {
            var found = Comparison().Match(filter, at);
            if (!found.Success || (found.Groups["and"].Success && found.Index + found.Length == filter.Length))
                throw Unsupported();
            comparisons.Add((Attribute(found.Groups["attribute"].Value), Value(found.Groups["value"].Value)));
            at = found.Index + found.Length;
        }

        return comparisons;
    }

    public static ScimException Unsupported() => ScimException.InvalidFilter(
        "A filter is one or more comparisons like userName eq \"ana@example.org\", joined by 'and', of userName, externalId, "
        + "emails[type eq \"work\"].value, displayName, id or active.");

    private static string Attribute(string name)
    {
        var schema = new[] { ScimSchemas.User, ScimSchemas.Group }.FirstOrDefault(schema => name.StartsWith($"{schema}:", StringComparison.OrdinalIgnoreCase));
        return string.Concat((schema is null ? name : name[(schema.Length + 1)..]).Where(character => character != ' ')).ToLowerInvariant();
    }

    private static string Value(string literal)
    {
        try
        {
            var value = literal[0] == '"' ? JsonSerializer.Deserialize<string>(literal)! : literal.ToLowerInvariant();
            // PostgreSQL takes no U+0000, and nothing that is kept has the others.
            return value.Any(char.IsControl) ? throw Unsupported() : value;
        }
        catch (JsonException)
        {
            throw Unsupported();
        }
    }

    [GeneratedRegex(
        """\G\s*(?<attribute>[A-Za-z][\w.:$-]*(\[\s*type\s+eq\s+"work"\s*\](\.value)?)?)\s+eq\s+(?<value>"([^"\\]|\\.)*"|true|false)(\s*$|\s+(?<and>and)\s+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();
}
