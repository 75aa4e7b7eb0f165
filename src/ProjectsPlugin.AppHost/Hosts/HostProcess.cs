using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.AppHost.Settings;

namespace ProjectsPlugin.AppHost.Hosts;

/// <summary>A host that runs as a child of this process, on a loopback address.</summary>
public sealed class HostProcess : IManagedProcess, IAsyncDisposable
{
    private readonly ChildCommand _command;
    private readonly HostLog _log;
    private ChildProcess _process;

    private HostProcess(HostProgram program, Uri address, ChildCommand command, HostLog log) =>
        (Program, Address, _command, _log, _process) = (program, address, command, log, ChildProcess.Start(command));

    public string Name => $"The {Program.Name} host";

    public HostProgram Program { get; }

    public Uri Address { get; }

    /// <summary>Completes when the host ends, wanted or not.</summary>
    public Task<int> Exited => _process.Exited;

    public static HostProcess Start(HostProgram program, Uri address, Uri identityServer, HostEnvironment environment, string logs, TextWriter console)
    {
        var assembly = program.FindAssembly();
        var log = new HostLog(program.Name, logs, console);
        var command = new ChildCommand(HostProgram.DotNet, assembly)
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            Environment = environment.ForHost(address, identityServer, log.FilePath),
            Output = log.Output,
            Error = log.Error,
        };
        return new HostProcess(program, address, command, log);
    }

    /// <summary>Starts the host again, at the same address.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation)
    {
        await _process.DisposeAsync();
        _process = ChildProcess.Start(_command);
    }

    /// <summary>Waits until the host says that it can serve.</summary>
    /// <exception cref="StartRefusedException">It ended instead, or took more than two minutes.</exception>
    public async Task UntilReadyAsync(CancellationToken cancellation)
    {
        if (await Readiness.WaitAsync(Address, Exited, cancellation))
            return;

        throw new StartRefusedException(Exited.IsCompleted
            ? $"{Name} stopped at its start, with exit code {await Exited}. What it said stands above, and in full in {_log.FilePath}."
            : $"{Name} was not ready after {Readiness.StartTimeout.TotalMinutes} minutes. What it said is in {_log.FilePath}.");
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
