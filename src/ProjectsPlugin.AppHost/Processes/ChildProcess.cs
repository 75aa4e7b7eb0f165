using System.Diagnostics;

namespace ProjectsPlugin.AppHost.Processes;

/// <summary>
/// A running child. It shuts down when <see cref="StopAsync"/> closes its lifeline, and, on Unix, also when this process
/// dies in any way, because the operating system closes the lifeline then.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    // The watcher waits for the end of standard input and then signals the program, which replaces the shell and so has
    // its process id ($$). Detached, because PostgreSQL takes the death of an unknown child for a crash. A session of its
    // own keeps a terminal's Ctrl-C from the program, so that hosts stop before their database does; the watcher has one,
    // too, or whoever kills this process with its whole group would leave the program without a watcher.
    private const string Lifeline =
        """
        exec 3<&0 </dev/null
        session=; if command -v setsid >/dev/null 2>&1; then session=setsid; fi
        ( trap '' HUP INT TERM; $session sh -c 'cat <&3; kill -s "$0" "$1"' "$0" $$ >/dev/null 2>&1 & )
        exec 3<&-
        exec $session "$@"
        """;

    private readonly Process _process;
    private int _disposed;
    private int _isCut;

    private ChildProcess(Process process)
    {
        _process = process;
        Exited = WaitAsync();
    }

    /// <summary>Completes with the exit code, after the last line of output was handed on.</summary>
    public Task<int> Exited { get; }

    public int Id => _process.Id;

    public static ChildProcess Start(ChildCommand command)
    {
        var process = new Process { StartInfo = StartInfo(command) };
        process.OutputDataReceived += (_, line) => Pass(line.Data, command.Output);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, command.Error);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildProcess(process);
    }

    /// <summary>Asks the program to shut down, and kills it if it has not within <paramref name="timeout"/>.</summary>
    public async Task StopAsync(TimeSpan timeout)
    {
        CutLifeline();
        if (OperatingSystem.IsWindows() || await Task.WhenAny(Exited, Task.Delay(timeout)) != Exited)
            Kill();
        await Exited;
    }

    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    /// <summary>Stops the program, which gets somewhat longer than the ten seconds that a host gives the requests in flight.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;

        await StopAsync(TimeSpan.FromSeconds(15));
        _process.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        CutLifeline();
        return _process.ExitCode;
    }

    // Whoever stops the program and the program's own end can come at the same moment, and a writer cannot be closed by two at once.
    private void CutLifeline()
    {
        if (Interlocked.Exchange(ref _isCut, 1) != 0)
            return;

        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The reading end is gone: there is nobody left to tell.
        }
    }

    private static ProcessStartInfo StartInfo(ChildCommand command)
    {
        string[] arguments = OperatingSystem.IsWindows()
            ? [.. command.Arguments]
            : ["-c", Lifeline, command.StopSignal, command.FileName, .. command.Arguments];
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() ? command.FileName : "/bin/sh", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = command.WorkingDirectory ?? "",
        };
        if (command.UserName is not null)
            start.UserName = command.UserName;
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        return start;
    }

    private static void Pass(string? line, Action<string>? receiver)
    {
        if (line is not null)
            receiver?.Invoke(line);
    }
}
