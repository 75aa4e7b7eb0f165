using System.Diagnostics;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Import;

/// <summary>
/// Tells the identity server at the start what the directory calls its people, and tries until it is done: hosts start together, and the identity
/// server makes the table. Afterwards only a command changes the directory, and tells it itself.
/// </summary>
internal sealed partial class DirectoryNamesWriter(IConfiguration configuration, ILogger<DirectoryNamesWriter> log) : BackgroundService
{
    /// <summary>For so long the table may be missing without a word, and is looked for each second.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LaterInterval = TimeSpan.FromMinutes(1);

    private readonly string _connection = configuration.PostgresConnection(ProjectsDb.Schema);
    private readonly long _startedAt = Stopwatch.GetTimestamp();
    private bool _isDone;
    private bool _isLate;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_isDone)
        {
            await Task.Delay(_isLate ? LaterInterval : Interval, stoppingToken);
            await TryAsync(stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        var reason = await DirectoryNamesCopy.TryAsync(_connection, cancellation);
        _isDone = reason is null;
        if (_isDone && _isLate)
            Log.Told(log);
        if (_isDone || _isLate || Stopwatch.GetElapsedTime(_startedAt) < Timeout)
            return;

        Log.NotTold(log, reason!);
        _isLate = true;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The identity server cannot be told what the directory calls its people, so new accounts "
                + "are named by their address; this is tried once a minute: {Reason}")]
        public static partial void NotTold(ILogger logger, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "The identity server knows what the directory calls its people")]
        public static partial void Told(ILogger logger);
    }
}
