using System.Text.RegularExpressions;

namespace ProjectsPlugin.UnitTests.Docs;

/// <summary>What is true of every document: its links lead somewhere, and a decision says when it was taken.</summary>
public sealed partial class DocumentTests
{
    private static IEnumerable<string> Documents =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Repository.At("docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file)),
    ];

    private static IEnumerable<string> Decisions => Documents.Where(file => file.Contains("decisions", StringComparison.Ordinal));

    [TestCaseSource(nameof(Documents))]
    public void A_link_leads_to_a_file_and_a_heading(string document)
    {
        var broken = Link().Matches(File.ReadAllText(Repository.At(document)))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !LeadsSomewhere(document, target));

        Assert.That(broken, Is.Empty);
    }

    [TestCaseSource(nameof(Decisions))]
    public void A_decision_says_when_it_was_taken_and_whether_it_holds(string decision)
    {
        var lines = File.ReadLines(Repository.At(decision)).Take(3).ToArray();

        Assert.That(
            lines[2],
            Does.Match(@"^Decided \d{4}-\d{2}-\d{2} · (in force|replaced by \[.+\]\(.+\))$"),
            "The third line of a decision is: Decided 2026-11-28 · in force");
    }

    private static bool LeadsSomewhere(string document, string target)
    {
        var (path, heading) = target.Split('#') is [var file, var anchor] ? (file, anchor) : (target, null);
        var found = path.Length == 0 ? Repository.At(document) : Path.Combine(Path.GetDirectoryName(Repository.At(document))!, path);
        return heading is null ? Path.Exists(found) : File.Exists(found) && File.ReadLines(found).Any(line => line.StartsWith('#') && Anchor(line) == heading);
    }

    // As forges make them: lower case, hyphens for spaces, other signs left out.
    private static string Anchor(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().Replace(' ', '-').Where(sign => char.IsLetterOrDigit(sign) || sign is '-' or '_')).ToLowerInvariant();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
