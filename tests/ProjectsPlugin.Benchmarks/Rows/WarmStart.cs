using System.Diagnostics;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Report;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>How long AppHost takes on a folder that it has used before, from the start of its process until both hosts have answered 200 through it.</summary>
internal static class WarmStart
{
    private const int Starts = 5;

    public static async Task MeasureAsync(string folder, Figures figures)
    {
        var data = Path.Combine(folder, "apphost");
        await StartAsync(data);
        List<double> seconds = [];
        for (var start = 0; start < Starts; start++)
            seconds.Add((await StartAsync(data)).TotalSeconds);

        figures.Add(
            $"warm start of AppHost to the first 200 of both hosts, median of {Starts}",
            $"{Comparison.Median(seconds):0.0} s ({seconds.Min():0.0} to {seconds.Max():0.0})", "≤ 3 s");
    }

    private static async Task<TimeSpan> StartAsync(string data)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{FreePort.Next()}") };
        var said = new OutputTail();
        var watch = Stopwatch.StartNew();
        await using var appHost = ChildProcess.Start(new ChildCommand(HostProgram.DotNet, typeof(HostProgram).Assembly.Location)
        {
            // What Ctrl-C sends.
            StopSignal = "INT",
            Environment = new Dictionary<string, string?>
            {
                ["DATA_DIR"] = data,
                [PublicUrl.Setting] = client.BaseAddress.GetLeftPart(UriPartial.Authority),
                ["ConnectionStrings__Postgres"] = null,
            },
            Error = said.Add,
        });

        foreach (var path in (string[])[Paths.Manifest, Paths.OpenIdConfiguration])
        {
            while (!await RunningHost.AnswersAsync(client, path))
            {
                if (appHost.Exited.IsCompleted)
                    throw new InvalidOperationException($"AppHost ended at its start. {said}");
                await Task.Delay(20);
            }
        }

        var elapsed = watch.Elapsed;
        await appHost.StopAsync(TimeSpan.FromSeconds(30));
        return elapsed;
    }
}
