using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.IdentityServer.Scim.Requests;

/// <summary>
/// What an operation of a PATCH changes (RFC 7644, section 3.5.2): <c>attr</c>, <c>attr.sub</c>, <c>attr[filter]</c> or <c>attr[filter].sub</c>.
/// </summary>
/// <param name="IsEnterprise">Whether the attribute is one of the enterprise extension, or with no attribute the extension itself.</param>
/// <param name="Attribute">As the RFC spells it; null for the extension itself.</param>
/// <param name="Filter">What each value must have to be meant; null for all of them.</param>
/// <param name="Sub">The sub-attribute.</param>
internal sealed partial record PatchPath(bool IsEnterprise, string? Attribute, IReadOnlyList<(string Name, string Value)>? Filter, string? Sub)
{
    public static PatchPath Parse(string path)
    {
        path = path.Trim();
        if (path.Equals(ScimSchemas.EnterpriseUser, StringComparison.OrdinalIgnoreCase))
            return new PatchPath(IsEnterprise: true, null, null, null);

        // The URN has dots itself.
        var isEnterprise = path.StartsWith($"{ScimSchemas.EnterpriseUser}:", StringComparison.OrdinalIgnoreCase);
        var urn = Urn().Match(path);
        var found = Path().Match(path[urn.Length..]);
        if (!found.Success)
            throw ScimException.InvalidPath($"'{path}' is not a path like name.givenName or emails[type eq \"work\"].value.");

        // Attributes of schemas that are not kept here are no attributes of ours, even if they are called the same.
        var isOurs = urn.Length == 0 || isEnterprise
            || new[] { ScimSchemas.User, ScimSchemas.Group }.Any(schema => urn.Value.Equals($"{schema}:", StringComparison.OrdinalIgnoreCase));
        var attribute = found.Groups["attribute"].Value;
        return new PatchPath(
            isEnterprise,
            isOurs ? ScimBody.NameOf(attribute) : path,
            found.Groups["filter"] is { Success: true, Value: var filter } ? Terms(filter) : null,
            found.Groups["sub"] is { Success: true, Value: var sub } ? ScimBody.NameOf(sub) : null);
    }

    private static List<(string Name, string Value)> Terms(string filter)
    {
        var terms = new List<(string, string)>();
        for (var at = 0; at < filter.Length;)
        {
            var found = Term().Match(filter, at);
            if (!found.Success)
                throw ScimException.InvalidPath($"'[{filter}]' is not a filter like [type eq \"work\"].");
            terms.Add((ScimBody.NameOf(found.Groups["name"].Value), Text(found.Groups["value"].Value)));
            at = found.Index + found.Length;
        }

        return terms;
    }

    private static string Text(string literal)
    {
        try
        {
            var value = literal[0] == '"' ? JsonSerializer.Deserialize<string>(literal)! : literal.ToLowerInvariant();
            return value.Any(char.IsControl) ? throw InvalidText() : value;
        }
        catch (JsonException)
        {
            throw InvalidText();
        }
    }

    private static ScimException InvalidText() => ScimException.InvalidPath("A filter's value is not a string as in JSON, without control characters.");

    [GeneratedRegex(@"^urn:[\w.:-]+:", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Urn();

    [GeneratedRegex(@"^(?<attribute>[A-Za-z$][\w$-]*)(\[(?<filter>[^\]]+)\])?(\.(?<sub>[A-Za-z$][\w$-]*))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Path();

    [GeneratedRegex(
        """\G\s*(?<name>[A-Za-z$][\w$-]*)\s+eq\s+(?<value>"([^"\\]|\\.)*"|true|false)(\s*$|\s+and\s+)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Term();
}
