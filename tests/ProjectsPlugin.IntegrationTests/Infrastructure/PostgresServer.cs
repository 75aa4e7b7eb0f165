using DotNet.Testcontainers.Builders;
using Npgsql;
using ProjectsPlugin.AppHost.Postgres;
using Testcontainers.PostgreSql;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>
/// The PostgreSQL under all tests: <c>ConnectionStrings__TestPostgres</c> if set, else a container where a Docker engine
/// answers and has the image within 20 s, else a server of this machine with its files in a temporary folder.
/// </summary>
internal sealed class PostgresServer
{
    private const string Image = "postgres:17-alpine";
    private const int Connections = 500;
    private static readonly TimeSpan DockerTimeout = TimeSpan.FromSeconds(20);
    private static readonly Lazy<Task<PostgresServer>> TheOne = new(StartAsync);
    private static int _databases;

    private readonly string _administration;
    private readonly Func<Task> _stop;

    private PostgresServer(string administration, Func<Task> stop)
    {
        _administration = administration;
        _stop = stop;
    }

    /// <summary>Makes an empty database and returns the connection string to it.</summary>
    public static async Task<string> CreateDatabaseAsync() => await (await TheOne.Value).CreateAsync("template1");

    /// <summary>Makes an empty database that keeps its texts in this encoding.</summary>
    public static async Task<string> CreateDatabaseAsync(string encoding) =>
        await (await TheOne.Value).CreateAsync($"template0 ENCODING '{encoding}' LOCALE 'C'");

    /// <summary>Lets nobody connect to a database any more, so that it can be copied; once, for two at a time would fail each other.</summary>
    public static async Task SealDatabaseAsync(string connectionString)
    {
        var server = await TheOne.Value;
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await server.ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        await server.ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    /// <summary>Makes a database with what is in this one, which is sealed.</summary>
    public static async Task<string> CopyDatabaseAsync(string connectionString) =>
        await (await TheOne.Value).CreateAsync(new NpgsqlConnectionStringBuilder(connectionString).Database!);

    /// <summary>Removes a database that was made here, and whoever is still connected to it.</summary>
    public static async Task DropDatabaseAsync(string connectionString)
    {
        var server = await TheOne.Value;
        await server.ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
    }

    public static async Task StopAsync()
    {
        if (TheOne.IsValueCreated)
            await (await TheOne.Value)._stop();
    }

    private async Task<string> CreateAsync(string template)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new NpgsqlConnectionStringBuilder(_administration)
        {
            Database = name,
            Pooling = true,
            MaxPoolSize = 30,
            ConnectionIdleLifetime = 10,
        }.ToString();
    }

    private static async Task<PostgresServer> StartAsync() =>
        await Task.Run(async () => Given() ?? await InDockerAsync() ?? await OnThisMachineAsync());

    private static PostgresServer? Given() =>
        Environment.GetEnvironmentVariable("ConnectionStrings__TestPostgres") is { Length: > 0 } given
            ? new PostgresServer(given, () => Task.CompletedTask)
            : null;

    private static async Task<PostgresServer?> InDockerAsync()
    {
        using var timeout = new CancellationTokenSource(DockerTimeout);
        try
        {
            var container = new PostgreSqlBuilder(Image)
                .WithTmpfsMount("/var/lib/postgresql/data")
                .WithCommand("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", $"max_connections={Connections}")
                .Build();
            await container.StartAsync(timeout.Token);
            return new PostgresServer(container.GetConnectionString(), () => container.DisposeAsync().AsTask());
        }
        catch (Exception failure) when (
            failure is DockerUnavailableException or OperationCanceledException or TimeoutException or HttpRequestException or Docker.DotNet.DockerApiException)
        {
            await TestContext.Progress.WriteLineAsync($"No PostgreSQL from Docker ({failure.Message.Split('\n')[0].Trim()}): using one of this machine.");
            return null;
        }
    }

    private static async Task<PostgresServer> OnThisMachineAsync()
    {
        var folder = Directory.CreateTempSubdirectory("projects-plugin-tests-").FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var server = await LocalPostgres.StartAsync(new LocalPostgresOptions
        {
            Folder = Path.Combine(folder, "postgres"),
            FolderSetting = "TMPDIR",
            Password = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)),
            Durable = false,
            MaxConnections = Connections,
        });
        return new PostgresServer(server.ConnectionString, async () =>
        {
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        });
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var source = NpgsqlDataSource.Create(_administration);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
