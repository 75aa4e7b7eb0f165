using System.Globalization;

namespace ProjectsPlugin.Api.Import;

/// <summary>Everything that is wrong with a file, each with its record and field; what is wrong everywhere is told a few times and counted.</summary>
internal sealed class ImportProblems
{
    private const int MaxOfAKind = 5;
    private const int MaxLines = 100;

    private readonly List<string> _lines = [];
    private readonly Dictionary<(string Section, string Field, string Fault), int> _kinds = [];
    private int _untold;

    public int Count { get; private set; }

    /// <summary>The first of each kind, then how many more there are.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. _lines,
        .. _kinds.Where(kind => kind.Value > MaxOfAKind).Select(
            kind => $"… and {kind.Value - MaxOfAKind:N0} more like it: {kind.Key.Section}: {kind.Key.Field}"),
        .. _untold > 0 ? [$"… and {_untold:N0} more"] : Array.Empty<string>(),
    ];

    public void Add(string record, string field, FormattableString fault)
    {
        var kind = (WithoutNumbers(record), field, fault.Format);
        if (_kinds.TryGetValue(kind, out var before) && before >= MaxOfAKind)
        {
            Count++;
            _kinds[kind]++;
            return;
        }
        if (Add($"{record}: {field} {fault.ToString(CultureInfo.InvariantCulture)}"))
            _kinds[kind] = before + 1;
    }

    /// <returns>Whether there was room to tell it.</returns>
    public bool Add(string fault)
    {
        Count++;
        var isRoom = _lines.Count < MaxLines;
        if (isRoom)
            _lines.Add(fault);
        else
            _untold++;
        return isRoom;
    }

    private static string WithoutNumbers(string record) =>
        string.Join(", ", record.Split(", ").Select(part => part.Split('[', '(')[0].TrimEnd([.. " 0123456789"])));
}
