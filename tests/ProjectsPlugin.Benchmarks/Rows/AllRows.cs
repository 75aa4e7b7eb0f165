using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Report;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>The rows in the order in which they are measured: what needs hosts that did nothing yet comes first.</summary>
internal static class AllRows
{
    private static readonly (string Name, Func<Run, Task> MeasureAsync)[] OnHosts =
    [
        ("memory", Memory.IdleAsync),
        ("yardstick", MachineBaseline.MeasureAsync),
        ("exchanges", Exchanges.MeasureAsync),
        ("sign-ins", SignIns.MeasureAsync),
        ("memory-at-most", Memory.UnderLoadAsync),
        ("token", TokenCost.MeasureAsync),
        ("live-tokens", LiveTokens.MeasureAsync),
        ("latency", Latency.MeasureAsync),
        ("gateway", Gateway.MeasureAsync),
        ("flask", FlaskRatios.MeasureAsync),
        ("sizes", Sizes.MeasureAsync),
        ("import", ImportTime.MeasureAsync),
    ];

    private static readonly (string Name, Func<string, Figures, Task> MeasureAsync)[] OnItsOwn = [("start", WarmStart.MeasureAsync)];

    /// <summary>What <c>--only</c> takes.</summary>
    public static string[] Names { get; } = [.. OnHosts.Select(row => row.Name), .. OnItsOwn.Select(row => row.Name)];

    /// <param name="only">The one row to measure; all if null.</param>
    /// <param name="otherEngine">The identity server's assembly with the other engine, if there is one.</param>
    /// <param name="figures">Where they go.</param>
    public static async Task MeasureAsync(string? only, string? otherEngine, Figures figures)
    {
        using var folder = new ScratchFolder();
        if (OnHosts.Any(row => IsAsked(row.Name)))
        {
            await using var postgres = await Postgres.StartAsync(folder.Path);
            await using var installation = await Installation.StartAsync(folder.Path, await postgres.CreateDatabaseAsync("main"));
            var run = new Run(folder.Path, postgres, installation, otherEngine, figures);
            foreach (var row in OnHosts.Where(row => IsAsked(row.Name)))
                await row.MeasureAsync(run);
        }

        foreach (var row in OnItsOwn.Where(row => IsAsked(row.Name)))
            await row.MeasureAsync(folder.Path, figures);

        bool IsAsked(string name) => only is null || only == name;
    }
}
