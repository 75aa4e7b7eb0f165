using System.Net.Sockets;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.AppHost.Hosts;

/// <summary>A host that runs as a child of this process, on a loopback address.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ChildProcess _process;
    private readonly HostLog _log;

    private HostProcess(HostProgram program, Uri address, ChildProcess process, HostLog log) =>
        (Program, Address, _process, _log) = (program, address, process, log);

    public HostProgram Program { get; }

    public Uri Address { get; }

    /// <summary>Completes when the host ends, wanted or not.</summary>
    public Task<int> Exited => _process.Exited;

    public static HostProcess Start(HostProgram program, Uri address, Uri identityServer, HostEnvironment environment, string logs, TextWriter console)
    {
        var assembly = program.FindAssembly();
        var log = new HostLog(program.Name, logs, console);
        var process = ChildProcess.Start(new ChildCommand(HostProgram.DotNet, assembly)
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
            Environment = environment.ForHost(address, identityServer),
            Output = log.Output,
            Error = log.Error,
        });
        return new HostProcess(program, address, process, log);
    }

    /// <summary>Waits until the host says that it can serve.</summary>
    /// <exception cref="StartRefusedException">It ended instead, or took more than two minutes.</exception>
    public async Task UntilReadyAsync(CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        var waiting = new ResiliencePipelineBuilder()
            .AddTimeout(Patience)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(_ => !Exited.IsCompleted),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(40),
            })
            .Build();
        try
        {
            await waiting.ExecuteAsync(
                async token =>
                {
                    using var answer = await client.GetAsync(new Uri(Paths.HealthReady, UriKind.Relative), token);
                    answer.EnsureSuccessStatusCode();
                },
                cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException or SocketException)
        {
            throw new StartRefusedException(
                Exited.IsCompleted
                    ? $"The {Program.Name} host stopped at its start, with exit code {await Exited}. What it said stands above, and in full in {_log.FilePath}."
                    : $"The {Program.Name} host was not ready after {Patience.TotalMinutes} minutes. What it said is in {_log.FilePath}.",
                failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _log.Dispose();
    }
}
