using System.Diagnostics;
using System.Globalization;
using System.Text;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>AppHost as a process of its own, as a person starts it.</summary>
internal sealed class RunningAppHost : IAsyncDisposable
{
    private const string LastLineOfWelcome = "Ctrl-C stops everything";
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "ProjectsPlugin.AppHost.dll");

    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ChildProcess _process;

    private RunningAppHost(DataDir folder, IReadOnlyDictionary<string, string?> settings, string[] arguments) =>
        _process = ChildProcess.Start(new ChildCommand(HostProgram.DotNet, [Program, .. arguments])
        {
            // What Ctrl-C sends.
            StopSignal = "INT",
            WorkingDirectory = folder.Parent,
            Environment = new Dictionary<string, string?>(settings) { ["DATA_DIR"] = folder.Path, ["ConnectionStrings__Postgres"] = null },
            Output = Hear,
            Error = Hear,
        });

    /// <summary>All that it wrote so far, errors included.</summary>
    public string Said
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    public int ProcessId => _process.Id;

    /// <summary>Waits until it has written this.</summary>
    public async Task UntilSaidAsync(string text)
    {
        for (var waited = Stopwatch.StartNew(); !Said.Contains(text, StringComparison.Ordinal); await Task.Delay(20))
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)), $"It never said '{text}', but: {Said}");
    }

    /// <summary>Kills it and all that is in its process group, as a terminal or a service manager does that loses its patience. Linux only.</summary>
    public void KillGroup() => Process.Start("kill", ["-s", "KILL", "--", $"-{ProcessId}"])!.WaitForExit();

    /// <summary>Starts it and waits until it says that it runs.</summary>
    public static async Task<RunningAppHost> StartAsync(DataDir folder, string publicUrl)
    {
        var started = new RunningAppHost(folder, new Dictionary<string, string?> { ["PUBLIC_URL"] = publicUrl }, []);
        if (await Task.WhenAny(started._welcomed.Task, started._process.Exited) != started._welcomed.Task)
            Assert.Fail("AppHost ended at its start: " + started.Said);
        return started;
    }

    /// <summary>Runs it to its end, which comes by itself with a command or a wrong setting.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(DataDir folder, IReadOnlyDictionary<string, string?> settings, params string[] arguments)
    {
        await using var started = new RunningAppHost(folder, settings, arguments);
        return (await started._process.Exited.WaitAsync(TimeSpan.FromMinutes(1)), started.Said);
    }

    /// <summary>Sends what Ctrl-C sends, and returns the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        await _process.StopAsync(TimeSpan.FromSeconds(30));
        return await _process.Exited;
    }

    /// <summary>The processes that it started, and theirs. Linux only.</summary>
    public IReadOnlyList<Process> Descendants()
    {
        var parents = Process.GetProcesses().Select(process => (process, parent: Parent(process.Id))).ToList();
        var found = new List<Process>();
        var ids = new HashSet<int> { ProcessId };
        while (parents.Where(each => ids.Contains(each.parent) && !ids.Contains(each.process.Id)).ToList() is { Count: > 0 } next)
        {
            found.AddRange(next.Select(each => each.process));
            ids.UnionWith(next.Select(each => each.process.Id));
        }

        return found;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static int Parent(int process)
    {
        try
        {
            // "pid (name) state ppid …", and a name may have spaces and parentheses.
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private void Hear(string line)
    {
        lock (_said)
            _said.AppendLine(line);
        if (line.Contains(LastLineOfWelcome, StringComparison.Ordinal))
            _welcomed.TrySetResult();
    }
}
