using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What it costs that AppHost's gateway stands before the API.</summary>
internal static class Gateway
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(600);

    public static async Task MeasureAsync(Run run)
    {
        var installation = run.Installation;
        await using var gateway = await GatewayHost.StartAsync(installation, Path.Combine(run.Folder, "gateway.log"));
        var token = (await new Assistant(installation).SignInAsync()).Access;

        var calls = await Comparison.MeasureAsync(
            turns: 11,
            () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(gateway, "/projects/3", token)),
            () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(installation.Api, "/projects/3", token)));

        run.Figures.Add("`GET /projects/3` through the gateway ÷ direct", $"{calls.Ratio():0.00} ({calls.Of(0):0} ÷ {calls.Of(1):0} a second)", "≥ 0.55");
    }
}
