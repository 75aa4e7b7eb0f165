using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Report;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What it costs that a call is guarded: the same action of the same host, with a token and open to everybody.</summary>
internal static class TokenCost
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(800);

    public static async Task MeasureAsync(Installation installation, Figures figures)
    {
        await using var host = await installation.StartApiWithOpenEndpointAsync();
        var tokens = await new Assistant(installation).SignInAsync();
        List<double> guardedCpu = [], openCpu = [];

        var calls = await Comparison.MeasureAsync(
            turns: 25,
            () => TurnAsync(host, "/projects/3", tokens.Access, guardedCpu),
            () => TurnAsync(host, "/open/projects/3", accessToken: null, openCpu));

        figures.Add("`GET /projects/3` with a token ÷ the same without authentication", $"{calls.Ratio:0.00} ({calls.First:0} ÷ {calls.Second:0} a second)", "≥ 0.8");
        figures.Add("the host's CPU for one of them", $"{Comparison.Median(guardedCpu.Skip(Comparison.WarmUp)):0.00} ms ÷ {Comparison.Median(openCpu.Skip(Comparison.WarmUp)):0.00} ms");
    }

    private static async Task<double> TurnAsync(RunningHost host, string path, string? accessToken, List<double> cpu)
    {
        var before = host.Cpu;
        var perSecond = await ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(host, path, accessToken));
        cpu.Add((host.Cpu - before).TotalMilliseconds / (perSecond * Turn.TotalSeconds));
        return perSecond;
    }
}
