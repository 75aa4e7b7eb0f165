using System.Text;
using System.Text.Json;

namespace ProjectsPlugin.Api.Import;

/// <summary>What is wrong with a file that is not JSON, for whoever wrote it.</summary>
internal static class BrokenJson
{
    // Sentences of System.Text.Json that speak to programmers, or count lines and bytes from 0.
    private static readonly string[] ForProgrammers = ["reader options", "isFinalBlock", "LineNumber:", "MaxDepth", "maximum configured depth"];

    /// <param name="broken">What the parser says.</param>
    /// <param name="json">The file in UTF-8.</param>
    /// <returns>One line; lines and columns count from 1, columns in characters.</returns>
    public static string Told(JsonException broken, ReadOnlySpan<byte> json)
    {
        var line = broken.LineNumber ?? 0;
        var rest = json;
        for (var i = 0L; i < line && rest.IndexOf((byte)'\n') is >= 0 and var end; i++)
            rest = rest[(end + 1)..];
        var column = Encoding.UTF8.GetCharCount(rest[..(int)Math.Min(broken.BytePositionInLine ?? 0, rest.Length)]);

        var sentences = broken.Message.Split(". ").Select(sentence => sentence.TrimEnd('.', ' '));
        var reasons = sentences.Where(sentence => !ForProgrammers.Any(sentence.Contains)).ToArray();
        return $"This is not JSON: line {line + 1}, column {column + 1}{(reasons.Length == 0 ? "" : $": {string.Join(". ", reasons)}.")}";
    }
}
