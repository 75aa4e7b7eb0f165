using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Report;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>The working set of each host, in MB of 1,048,576 bytes.</summary>
internal static class Memory
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task IdleAsync(Installation installation, Figures figures)
    {
        await Task.Delay(Settling);
        figures.Add("memory of the identity host, idle after its start", Of(installation.IdentityServer), "≤ 120 MB");
        figures.Add("memory of the API host, idle after its start", Of(installation.Api), "≤ 120 MB");
    }

    public static void UnderLoad(Installation installation, Figures figures)
    {
        figures.Add("memory of the identity host at most, under exchanges and sign-ins", $"{installation.IdentityServer.PeakWorkingSet:0} MB");
        figures.Add("memory of the API host at most, under calls", $"{installation.Api.PeakWorkingSet:0} MB");
    }

    private static string Of(RunningHost host) =>
        $"{host.WorkingSet:0} MB{(host.OwnMemory is { } own ? $", of which {own:0} MB its own" : "")}";
}
