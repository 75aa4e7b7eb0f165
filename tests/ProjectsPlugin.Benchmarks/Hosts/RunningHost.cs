using System.Diagnostics;
using System.Globalization;
using System.Net;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Hosts;

/// <summary>A host as a process of its own, called without the gateway.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private const double Megabyte = 1024 * 1024;

    private readonly ChildProcess _child;
    private readonly Process _process;

    private RunningHost(ChildProcess child, Uri address)
    {
        (_child, Address) = (child, address);
        _process = Process.GetProcessById(child.Id);
        var connections = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 2 * ClosedLoop.Callers };
        Client = new HttpClient(connections) { BaseAddress = address };
    }

    public Uri Address { get; }

    /// <summary>Keeps connections, but neither cookies nor redirects.</summary>
    public HttpClient Client { get; }

    public TimeSpan Cpu => Fresh.TotalProcessorTime;

    public double WorkingSet => Fresh.WorkingSet64 / Megabyte;

    /// <summary>The proportional set size, which Linux counts: a page that several processes have counts for each by its share. Null elsewhere.</summary>
    public double? ProportionalSet => Rolled("Pss:");

    /// <summary>The part of the working set that no other process has, as Linux counts it; null elsewhere.</summary>
    public double? OwnMemory => Rolled("Private_");

    /// <summary>The largest working set so far.</summary>
    public double PeakWorkingSet => Fresh.PeakWorkingSet64 / Megabyte;

    private string Rollup => $"/proc/{_process.Id}/smaps_rollup";

    private Process Fresh
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    /// <summary>Starts it and waits until it can serve.</summary>
    /// <param name="command">The program, told by its environment where to listen.</param>
    /// <param name="address">Where that is.</param>
    /// <param name="log">The file that its log goes to.</param>
    public static async Task<RunningHost> StartAsync(ChildCommand command, Uri address, string log)
    {
        var said = new OutputTail();
        var child = ChildProcess.Start(Logging(log, command) with { Error = said.Add });
        var host = new RunningHost(child, address);
        while (!await AnswersAsync(host.Client, Paths.HealthReady))
        {
            if (child.Exited.IsCompleted)
                throw new InvalidOperationException($"A host ended at its start. {said}");
            await Task.Delay(50);
        }

        return host;
    }

    /// <summary>Whether a GET is answered 200.</summary>
    public static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Dispose();
        await _child.DisposeAsync();
    }

    // The callers are in this process: reading each audit line would keep it from calling. Elsewhere than on Unix it has to.
    private static ChildCommand Logging(string log, ChildCommand command) => OperatingSystem.IsWindows()
        ? command
        : command with { FileName = "/bin/sh", Arguments = ["-c", """exec "$@" >> "$0" """, log, command.FileName, .. command.Arguments] };

    private double? Rolled(string part) => File.Exists(Rollup)
        ? File.ReadLines(Rollup).Where(line => line.StartsWith(part, StringComparison.Ordinal)).Sum(line => Kilobytes(line)) / 1024
        : null;

    private static double Kilobytes(string line) => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
}
