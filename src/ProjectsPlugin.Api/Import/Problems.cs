namespace ProjectsPlugin.Api.Import;

/// <summary>Everything that is wrong with a file, each with its record and field.</summary>
internal sealed class Problems
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string record, string field, string fault) => _lines.Add($"{record}: {field} {fault}");

    public void Add(string fault) => _lines.Add(fault);
}
