using System.Collections.Concurrent;
using System.Diagnostics;
using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Load;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>How long one of sixteen callers waits who ask at the same time without a pause.</summary>
internal static class Latency
{
    private const int Connections = 16;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(10);

    public static async Task MeasureAsync(Run run)
    {
        var token = (await new Assistant(run.Installation).SignInAsync()).Access;
        var waits = new ConcurrentBag<double>();
        async Task CallAsync(int caller)
        {
            var begun = Stopwatch.GetTimestamp();
            await Assistant.GetAsync(run.Installation.Api, "/projects/3", token);
            waits.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        await ClosedLoop.PerSecondAsync(WarmUp, CallAsync, Connections);
        waits.Clear();
        await ClosedLoop.PerSecondAsync(Measured, CallAsync, Connections);

        double[] sorted = [.. waits.Order()];
        double p50 = sorted[sorted.Length / 2], p99 = sorted[sorted.Length * 99 / 100];
        run.Figures.Add(
            $"`GET /projects/3` at {Connections} connections: 50 % of calls within, 99 % within, one ÷ the other",
            $"{p50:0.0} ms, {p99:0.0} ms, {p99 / p50:0.0}",
            "99 % < 20 ms, ≤ 4");
    }
}
