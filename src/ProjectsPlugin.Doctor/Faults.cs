namespace ProjectsPlugin.Doctor;

/// <summary>Gathers what is wrong with one thing, which may be wrong in several ways at once.</summary>
internal sealed class Faults
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

    public void Unless(bool good, string found, string fix)
    {
        if (!good)
            Add(found, fix);
    }
}
