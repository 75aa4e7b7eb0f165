using System.Text;

namespace ProjectsPlugin.Benchmarks.Report;

/// <summary>What was measured, as a Markdown table. Each figure is also told as soon as it is known.</summary>
internal sealed class Figures(TextWriter console)
{
    private const string Begin = "<!-- figures -->";
    private const string End = "<!-- end of figures -->";

    private readonly StringBuilder _rows = new();

    public string Table => $"| what | measured | goal |\n|---|---|---|\n{_rows}";

    public void Add(string what, string measured, string goal = "")
    {
        _rows.Append("| ").Append(what).Append(" | ").Append(measured).Append(" | ").Append(goal).Append(" |\n");
        console.WriteLine($"{what}: {measured}");
    }

    /// <summary>Says why something is not measured here; the table has no row for it.</summary>
    public void Skip(string what, string why) => Remark($"{what}: not measured, because {why}");

    /// <summary>Says something about the run that is no figure.</summary>
    public void Remark(string text) => console.WriteLine(text);

    /// <summary>Replaces the table between the two marks of a document.</summary>
    public async Task WriteIntoAsync(string document)
    {
        var text = await File.ReadAllTextAsync(document);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new FormatException($"{document} has no place for the table: a line '{Begin}' and, below it, '{End}'.");

        await File.WriteAllTextAsync(document, $"{text[..(begin + Begin.Length)]}\n{Table}{text[end..]}");
    }
}
