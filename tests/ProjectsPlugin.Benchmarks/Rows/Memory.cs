using ProjectsPlugin.Benchmarks.Hosts;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>The memory of each host, in MB of 1,048,576 bytes.</summary>
internal static class Memory
{
    // Until the hosts have given back what only their start needed.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    public static async Task IdleAsync(Run run)
    {
        await Task.Delay(Settling);
        var (installation, figures) = (run.Installation, run.Figures);
        figures.Add("memory of the identity host, idle after its start", Of(installation.IdentityServer), "≤ 120 MB");
        figures.Add("memory of the API host, idle after its start", Of(installation.Api), "≤ 120 MB");
    }

    public static Task UnderLoadAsync(Run run)
    {
        var (installation, figures) = (run.Installation, run.Figures);
        figures.Add("working set of the identity host at most, under exchanges and sign-ins", $"{installation.IdentityServer.PeakWorkingSet:0} MB");
        figures.Add("working set of the API host at most, under calls", $"{installation.Api.PeakWorkingSet:0} MB");
        return Task.CompletedTask;
    }

    private static string Of(RunningHost host) => host.ProportionalSet is { } memory
        ? $"{memory:0} MB (working set {host.WorkingSet:0} MB, {host.OwnMemory:0} MB of it its own)"
        : $"working set {host.WorkingSet:0} MB";
}
