using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What it costs that a call is guarded: the same action of the same host, with a token and open to everybody.</summary>
internal static class TokenCost
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(600);

    public static async Task MeasureAsync(Run run)
    {
        var (installation, figures) = (run.Installation, run.Figures);
        await using var host = await installation.StartApiWithOpenEndpointAsync();
        var tokens = await new Assistant(installation).SignInAsync();
        List<double> guardedCpu = [], openCpu = [];

        var calls = await Comparison.MeasureAsync(
            turns: 15,
            () => TurnAsync(host, "/projects/3", tokens.Access, guardedCpu),
            () => TurnAsync(host, "/open/projects/3", accessToken: null, openCpu));

        var measured = $"{calls.Ratio():0.00} ({calls.Of(0):0} ÷ {calls.Of(1):0} a second)";
        figures.Add("`GET /projects/3` with a token ÷ the same without authentication", measured, "≥ 0.8");
        figures.Add("the host's CPU for one of them", $"{Warm(guardedCpu):0.00} ms ÷ {Warm(openCpu):0.00} ms");
    }

    private static double Warm(List<double> cpu) => Comparison.Median(cpu.Skip(Comparison.WarmUp));

    private static async Task<double> TurnAsync(RunningHost host, string path, string? accessToken, List<double> cpu)
    {
        var before = host.Cpu;
        var perSecond = await ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(host, path, accessToken));
        cpu.Add((host.Cpu - before).TotalMilliseconds / (perSecond * Turn.TotalSeconds));
        return perSecond;
    }
}
