using System.Text.RegularExpressions;

namespace ProjectsPlugin.IntegrationTests.Doctor.Refusals;

/// <summary>What an operator reads about refused requests.</summary>
internal sealed partial record RejectionReport(string Text)
{
    /// <summary>A block for each refusal, in the order in which they are told.</summary>
    public IReadOnlyList<string> Blocks =>
        [.. Text.Split($"{Environment.NewLine}{Environment.NewLine}").Where(block => block.Contains("Refused:", StringComparison.Ordinal))];

    /// <summary>The one block with all of these in it.</summary>
    public string About(params string[] parts) =>
        Blocks.SingleOrDefault(block => parts.All(part => block.Contains(part, StringComparison.Ordinal)))
        ?? throw new AssertionException($"Not one about {string.Join(", ", parts)} in:{Environment.NewLine}{Text}");

    /// <summary>The settings of a block, as a host reads them.</summary>
    public static Dictionary<string, string?> Settings(string block) =>
        Setting().Matches(block).ToDictionary(
            match => match.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal), match => (string?)match.Groups["value"].Value);

    [GeneratedRegex(@"(Allow:|^)\s+(?<name>[A-Za-z]+(__[A-Za-z0-9]+)+)=(?<value>\S*)\s*$", RegexOptions.Multiline)]
    private static partial Regex Setting();
}
