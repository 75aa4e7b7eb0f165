using System.Net;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.AppHost.Doctor.SigningIn;

/// <summary>The first form of one of our own pages, as a person sees it who changes nothing and presses its first visible button.</summary>
internal sealed partial record PageForm(string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, string? EmailField, string? PasswordField)
{
    /// <summary>Null if the page has none.</summary>
    public static PageForm? Read(string html)
    {
        if (FormElement().Match(html) is not { Success: true } form)
            return null;

        var inputs = Input().Matches(form.Groups["inside"].Value).Select(input => Attributes(input.Value)).ToList();
        var button = Button().Matches(form.Groups["inside"].Value).Select(found => Attributes(found.Value)).FirstOrDefault(found => found.GetValueOrDefault("class") == "primary");
        return new PageForm(
            Attributes(form.Groups["attributes"].Value).GetValueOrDefault("action", ""),
            [.. inputs.Where(IsSent).Append(button ?? []).Where(input => input.ContainsKey("name")).Select(input => KeyValuePair.Create(input["name"], input.GetValueOrDefault("value", "")))],
            Named(inputs, "email"),
            Named(inputs, "password"));
    }

    private static bool IsSent(Dictionary<string, string> input) =>
        input.GetValueOrDefault("type") is "hidden" || (input.GetValueOrDefault("type") is "checkbox" && input.ContainsKey("checked"));

    private static string? Named(List<Dictionary<string, string>> inputs, string type) =>
        inputs.Find(input => input.GetValueOrDefault("type") == type)?.GetValueOrDefault("name");

    private static Dictionary<string, string> Attributes(string element) =>
        Attribute().Matches(element).DistinctBy(attribute => attribute.Groups["name"].Value)
            .ToDictionary(attribute => attribute.Groups["name"].Value, attribute => WebUtility.HtmlDecode(attribute.Groups["value"].Value));

    [GeneratedRegex("<form(?<attributes>[^>]*)>(?<inside>.*?)</form>", RegexOptions.Singleline)]
    private static partial Regex FormElement();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<button[^>]*>")]
    private static partial Regex Button();

    [GeneratedRegex("(?<name>[a-z-]+)=\"(?<value>[^\"]*)\"")]
    private static partial Regex Attribute();
}
