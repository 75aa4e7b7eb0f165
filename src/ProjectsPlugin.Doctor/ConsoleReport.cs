namespace ProjectsPlugin.Doctor;

/// <summary>Writes the result of each check, and a summary.</summary>
internal sealed class ConsoleReport(TextWriter console)
{
    private readonly Dictionary<Outcome, int> _count = [];

    /// <summary>1 if any check failed, else 0.</summary>
    public int ExitCode => Count(Outcome.Failed) > 0 ? 1 : 0;

    public async Task AddAsync(CheckResult result)
    {
        _count[result.Outcome] = Count(result.Outcome) + 1;
        await console.WriteLineAsync($"{Mark(result.Outcome),-8}{result.Check}");
        await WriteAsync("", result.Found);
        if (result.Outcome is Outcome.Failed)
        {
            await WriteAsync("Matters: ", result.Impact);
            await WriteAsync("Fix:     ", result.Fix);
        }
        else if (result.Outcome is Outcome.Passed)
        {
            await WriteAsync("For: ", result.Impact);
        }
    }

    public Task EndAsync() => console.WriteLineAsync(
        $"{Environment.NewLine}{Count(Outcome.Passed)} passed, {Count(Outcome.Failed)} failed, {Count(Outcome.Skipped)} "
            + $"skipped.{(ExitCode == 0 ? " No assistant should have trouble with what was looked at." : " Begin with the first that failed.")}");

    private static string Mark(Outcome outcome) => outcome switch
    {
        Outcome.Passed => "ok",
        Outcome.Failed => "FAILED",
        _ => "skipped",
    };

    private async Task WriteAsync(string label, string text)
    {
        foreach (var line in text.Split('\n'))
            await console.WriteLineAsync($"        {label}{line}");
    }

    private int Count(Outcome outcome) => _count.GetValueOrDefault(outcome);
}
