using System.Security.Cryptography;
using Npgsql;
using ProjectsPlugin.AppHost.Postgres;

namespace ProjectsPlugin.Benchmarks.Hosts;

/// <summary>The server of <c>ConnectionStrings__TestPostgres</c>, else one as AppHost runs it: it waits for the disk at each commit.</summary>
internal sealed class Postgres : IAsyncDisposable
{
    private readonly string _administration;
    private readonly LocalPostgres? _server;
    private readonly List<string> _databases = [];

    private Postgres(string administration, LocalPostgres? server) => (_administration, _server) = (administration, server);

    public static async Task<Postgres> StartAsync(string folder)
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__TestPostgres") is { Length: > 0 } given)
            return new Postgres(given, server: null);

        var server = await LocalPostgres.StartAsync(new LocalPostgresOptions
        {
            Folder = Path.Combine(folder, "postgres"),
            FolderSetting = "TMPDIR",
            Password = RandomNumberGenerator.GetHexString(32),
        });
        return new Postgres(server.ConnectionString, server);
    }

    /// <summary>Makes an empty database and returns the connection string to it.</summary>
    public async Task<string> CreateDatabaseAsync(string name)
    {
        var database = $"benchmark_{Environment.ProcessId}_{name}";
        await ExecuteAsync(_administration, $"CREATE DATABASE {database}");
        _databases.Add(database);
        return new NpgsqlConnectionStringBuilder(_administration) { Database = database, Pooling = true }.ToString();
    }

    /// <summary>Lets each commit of each database wait before it asks the disk; to the microsecond. Commits that wait at the same time go together.</summary>
    public async Task DelayCommitsAsync(TimeSpan delay)
    {
        await ExecuteAsync(_administration, $"ALTER SYSTEM SET commit_delay = {delay.TotalMicroseconds:0}");
        await ExecuteAsync(_administration, "ALTER SYSTEM SET commit_siblings = 0");
        await ExecuteAsync(_administration, "SELECT pg_reload_conf()");
    }

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync();
#pragma warning disable CA2100 // Every caller's text is made in this project.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _databases)
            await ExecuteAsync(_administration, $"DROP DATABASE {database} WITH (FORCE)");
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
