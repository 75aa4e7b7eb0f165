using System.Globalization;
using System.Text.RegularExpressions;

namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>A number that a test cites leads to a line of the page.</summary>
public sealed partial class ChecklistTests
{
    [Test]
    public void Every_cited_number_is_a_line_of_the_page_and_every_line_is_cited()
    {
        var lines = Numbers(Line(), File.ReadAllText(Repository.At("docs/checklist.md")));
        var cited = Directory.EnumerateFiles(Repository.At("tests"), "*.cs", SearchOption.AllDirectories).SelectMany(
            file => Numbers(Citation(), File.ReadAllText(file)));

        Assert.That(cited.Distinct().Order(), Is.EqualTo(lines));
    }

    private static IEnumerable<int> Numbers(Regex pattern, string text) =>
        pattern.Matches(text).Select(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(?<number>\d+)\. \S", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("""Property\("Checklist", (?<number>\d+)\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Citation();
}
