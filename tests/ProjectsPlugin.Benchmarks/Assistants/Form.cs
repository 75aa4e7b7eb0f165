using System.Net;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.Benchmarks.Assistants;

/// <summary>The fields of a page's form that a person leaves as they are: hidden ones and ticked boxes.</summary>
internal static partial class Form
{
    public static List<KeyValuePair<string, string>> Read(string html) =>
        [.. Input().Matches(FormElement().Match(html).Value)
            .Select(input => Attribute().Matches(input.Value).ToDictionary(part => part.Groups["name"].Value, part => WebUtility.HtmlDecode(part.Groups["value"].Value)))
            .Where(input => input.GetValueOrDefault("type") is "hidden" or "checkbox")
            .Select(input => KeyValuePair.Create(input["name"], input["value"]))];

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex FormElement();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Attribute();
}
