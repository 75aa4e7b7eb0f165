using Npgsql;
using Polly;
using Polly.Retry;
using ProjectsPlugin.AppHost.Postgres;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Hosting.Logging;

namespace ProjectsPlugin.AppHost;

/// <summary>The database of both hosts: the one that was set, that of a running AppHost, or one on a server of our own.</summary>
public sealed class Database : IManagedProcess, IAsyncDisposable
{
    private const string DatabaseName = "projects";

    private readonly LocalPostgresOptions? _options;
    private LocalPostgres? _server;

    private Database(string connectionString) => (ConnectionString, Ready) = (connectionString, Task.CompletedTask);

    private Database(LocalPostgres server, LocalPostgresOptions options, CancellationToken cancellation)
    {
        (_server, _options, ConnectionString) = (server, options, Named(server.ConnectionString));
        Ready = PrepareAsync(server, cancellation);
    }

    public string Name => "PostgreSQL";

    public string ConnectionString { get; }

    /// <summary>Completes when the database is there; fails with <see cref="StartRefusedException"/> if our own server does not come up.</summary>
    public Task Ready { get; }

    /// <summary>Whether the server is our own.</summary>
    public bool IsOurs => _server is not null;

    /// <summary>Completes if our own server ends; never, if it is another's.</summary>
    public Task<int> Exited => _server?.Exited ?? new TaskCompletionSource<int>().Task;

    /// <summary>Finds the database. Our own server may still be on its way up, so that the hosts, which wait for it anyway, can start meanwhile.</summary>
    /// <exception cref="StartRefusedException">There is no server to use.</exception>
    public static async Task<Database> OpenAsync(AppHostSettings settings, DataFolder folder, Secrets secrets, CancellationToken cancellation)
    {
        if (settings.Postgres is { } given)
            return new Database(given);
        if (!folder.IsOurs)
            return new Database(Named(await OfRunningAppHostAsync(folder, secrets, cancellation)));

        var log = new RotatingLog(folder.Logs, "postgres");
        var options = new LocalPostgresOptions { Folder = folder.Postgres, Password = secrets.PostgresPassword, Log = log.Add, Port = FreePort.Next() };
        return new Database(await LocalPostgres.LaunchAsync(options, cancellation), options, cancellation);
    }

    /// <summary>Starts our own server again, at the same address.</summary>
    public async Task StartAgainAsync(CancellationToken cancellation)
    {
        await DisposeAsync();
        _server = await LocalPostgres.LaunchAsync(_options!, cancellation);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task PrepareAsync(LocalPostgres server, CancellationToken cancellation)
    {
        await server.UntilReadyAsync(cancellation);
        await CreateAsync(server.ConnectionString, cancellation);
    }

    private static async Task CreateAsync(string administration, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(administration);
        await connection.OpenAsync(cancellation);
        await using var exists = new NpgsqlCommand($"SELECT 1 FROM pg_database WHERE datname = '{DatabaseName}'", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not null)
            return;

        await using var create = new NpgsqlCommand($"CREATE DATABASE {DatabaseName}", connection);
        await create.ExecuteNonQueryAsync(cancellation);
    }

    // An AppHost that has just been started takes a moment until its server is up.
    private static async Task<string> OfRunningAppHostAsync(DataFolder folder, Secrets secrets, CancellationToken cancellation)
    {
        var waiting = new ResiliencePipelineBuilder<string?>().AddRetry(new RetryStrategyOptions<string?>
        {
            ShouldHandle = new PredicateBuilder<string?>().HandleResult(result => result is null),
            MaxRetryAttempts = 50,
            Delay = TimeSpan.FromMilliseconds(200),
        }).Build();

        return await waiting.ExecuteAsync(_ => ValueTask.FromResult(LocalPostgres.RunningAt(folder.Postgres, secrets.PostgresPassword)), cancellation)
            ?? throw new StartRefusedException(
                $"Another AppHost uses {folder.Path}, but with another PostgreSQL. Set ConnectionStrings__Postgres to the same one for this command.");
    }

    private static string Named(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Database = DatabaseName, Pooling = true }.ToString();
}
