namespace ProjectsPlugin.Doctor;

/// <summary>Everything that one check found wrong, each with its fix.</summary>
internal sealed class Findings
{
    private readonly List<string> _found = [];
    private readonly List<string> _fixes = [];

    public bool Any => _found.Count > 0;

    public string Found => string.Join('\n', _found);

    public string Fix => string.Join('\n', _fixes.Distinct());

    public void Add(string found, string fix)
    {
        _found.Add(found);
        _fixes.Add(fix);
    }

    public void Require(bool isRight, string found, string fix)
    {
        if (!isRight)
            Add(found, fix);
    }
}
