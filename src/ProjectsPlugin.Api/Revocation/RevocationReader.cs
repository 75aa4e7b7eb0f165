using Npgsql;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Revocation;

/// <summary>
/// Reads once a second which grants have ended, everything that the feed keeps before the first call is answered. The
/// feed may not be there yet when hosts start together, so a failure only means to try again.
/// </summary>
internal sealed partial class RevocationReader : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>A row shows up when its transaction commits, which is later than its time; no transaction that ends grants takes as long as this.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    // The database tells its time even if nothing ended: whoever compares times by one clock needs no second one.
    private const string Sql =
        $"""
        SELECT clock.now, feed.grant_id, feed.revoked_at
        FROM (SELECT statement_timestamp() AS now) AS clock
        LEFT JOIN {RevocationFeed.View} AS feed ON feed.revoked_at > $1
        """;

    private readonly NpgsqlDataSource _database;
    private readonly RevokedGrants _revoked;
    private readonly ILogger<RevocationReader> _log;
    private DateTime _since = DateTime.MinValue;
    private bool _isAway;

    public RevocationReader(IConfiguration configuration, RevokedGrants revoked, ILogger<RevocationReader> log)
    {
        // A connection of its own: calls that use up the pool must not keep it from hearing.
        var connection = new NpgsqlConnectionStringBuilder(configuration.PostgresConnection())
        {
            MinPoolSize = 0,
            MaxPoolSize = 1,
            Timeout = 3,
            CommandTimeout = 3,
        };
        var database = new NpgsqlDataSourceBuilder(connection.ToString());
        database.ConfigureTracing(tracing => tracing.ConfigureCommandFilter(_ => false));
        _database = database.Build();
        (_revoked, _log) = (revoked, log);
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await TryReadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _database.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await TryReadAsync(stoppingToken);
    }

    private async Task TryReadAsync(CancellationToken cancellation)
    {
        try
        {
            await ReadAsync(cancellation);
            if (_isAway)
                Log.Back(_log);
            _isAway = false;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            if (_isAway || !_revoked.IsExpected)
                return;
            Log.Away(_log, RevokedGrants.Trust.TotalSeconds, (fault as PostgresException)?.MessageText ?? fault.Message);
            _isAway = true;
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var askedAt = _revoked.Ask();
        await using var command = _database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = _since, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await using var rows = await command.ExecuteReaderAsync(cancellation);

        DateTime now = default;
        while (await rows.ReadAsync(cancellation))
        {
            now = rows.GetDateTime(0);
            if (!await rows.IsDBNullAsync(1, cancellation))
                _revoked.Add(rows.GetString(1), rows.GetDateTime(2));
        }

        _revoked.Complete(askedAt, now);
        _since = now - Overlap;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The grants that ended cannot be read; if that lasts, "
                + "or never worked since the start, calls are answered 503 after {Seconds} s: {Reason}")]
        public static partial void Away(ILogger logger, double seconds, string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "The grants that ended can be read")]
        public static partial void Back(ILogger logger);
    }
}
