using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.AppHost.Postgres;

/// <summary>A private PostgreSQL server as a child of this process, on a free loopback port.</summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _server;
    private readonly string _data;
    private readonly string _folderSetting;
    private readonly OutputTail _said;

    private LocalPostgres(ChildProcess server, string connectionString, string data, string folderSetting, OutputTail said) =>
        (_server, ConnectionString, _data, _folderSetting, _said) = (server, connectionString, data, folderSetting, said);

    /// <summary>Leads to the database <c>postgres</c> as the superuser.</summary>
    public string ConnectionString { get; }

    /// <summary>Completes when the server ends, wanted or not.</summary>
    public Task<int> Exited => _server.Exited;

    /// <summary>Starts the server and waits until it accepts connections.</summary>
    /// <exception cref="StartRefusedException">It cannot run here; the message says what was tried and what to do.</exception>
    public static async Task<LocalPostgres> StartAsync(LocalPostgresOptions options, CancellationToken cancellation = default)
    {
        var server = await LaunchAsync(options, cancellation);
        await server.UntilReadyAsync(cancellation);
        return server;
    }

    /// <summary>Starts the server, making its files first if there are none; it accepts connections a moment later.</summary>
    /// <exception cref="StartRefusedException">It cannot run here; the message says what was tried and what to do.</exception>
    public static async Task<LocalPostgres> LaunchAsync(LocalPostgresOptions options, CancellationToken cancellation)
    {
        var files = new ClusterFiles(Path.GetFullPath(options.Folder));
        var account = await ServerAccount.ChooseAsync(cancellation);
        await ClaimAsync(files.Folder, account, options.FolderSetting, cancellation);

        var binaries = await FindBinariesAsync(files, account, options.FolderSetting, cancellation);
        if (files.Major is null)
            await files.CreateAsync(binaries, account, options.Password, cancellation);
        else
            await EndForgottenServerAsync(files, binaries, account, cancellation);

        return Launch(files, binaries, account, options);
    }

    /// <summary>Waits until the server accepts connections. If it does not, it is stopped.</summary>
    /// <exception cref="StartRefusedException">It ended, or took more than a minute; the message has its last words.</exception>
    public async Task UntilReadyAsync(CancellationToken cancellation)
    {
        try
        {
            await WaitAsync(cancellation);
        }
        catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.InvalidPassword)
        {
            await DisposeAsync();
            throw new StartRefusedException(
                $"PostgreSQL refuses its password: the database in {_data} was made with another {Settings.Secrets.FileName}. "
                    + $"Restore the one that belongs to it, or set {_folderSetting} to an empty folder to begin anew.",
                failure);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutRejectedException)
        {
            await DisposeAsync();
            throw new StartRefusedException($"PostgreSQL did not start on {_data}: {failure.Message}{Environment.NewLine}{_said}", failure);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    /// <summary>Leads to the server that another process runs on these files; null if none does.</summary>
    public static string? RunningAt(string folder, string password) =>
        new ClusterFiles(Path.GetFullPath(folder)).Server is { } server && NameOf(server.ProcessId) is { } name && IsPostgres(name)
            ? Connection(server.Port, password)
            : null;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task ClaimAsync(string folder, ServerAccount account, string setting, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        if (!await account.OwnAsync(folder, cancellation))
            throw new StartRefusedException(
                $"PostgreSQL must not run as root, and the user '{account.UserName}' that it runs as instead cannot reach {folder}. Set {setting} to "
                    + $"a folder that this user can reach, for example {setting}=/var/lib/projects-plugin, or start as another user than root.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static async Task<PostgresBinaries> FindBinariesAsync(ClusterFiles files, ServerAccount account, string setting, CancellationToken cancellation)
    {
        if (await PostgresBinaries.FindAsync(files.Major, cancellation) is { } found)
            return found;

        try
        {
            var fetched = await PostgresDownload.FetchAsync(Path.Combine(files.Folder, "binaries"), files.Major, cancellation);
            await account.OwnAsync(files.Folder, cancellation);
            return fetched;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var wanted = files.Major is { } major ? $"PostgreSQL {major}, which made the files in {files.Folder}," : "PostgreSQL";
            var emptyFolder = files.Major is null ? "" : $", or set {setting} to an empty folder";
            throw new StartRefusedException(
                $"""
                There is no {wanted} to run. Tried:
                - servers on this machine: none in {PostgresBinaries.Places}
                - fetching one: {failure.Message}
                Install PostgreSQL (apt install postgresql; brew install postgresql@17), or set ConnectionStrings__Postgres to a server to use{emptyFolder}.
                """,
                failure);
        }
    }

    // Whoever runs this server holds the folder, so a server that still uses its files is one whose parent was killed.
    private static async Task EndForgottenServerAsync(ClusterFiles files, PostgresBinaries binaries, ServerAccount account, CancellationToken cancellation)
    {
        if (files.Server is not { } server)
            return;

        if (NameOf(server.ProcessId) is not { } name)
            return; // It died. PostgreSQL tells by its own note when the last of that server's processes is gone.
        if (IsPostgres(name))
            await ProgramRun.RunAsync(
                new ChildCommand(binaries.PgCtl, "stop", "--pgdata", files.Data, "--mode=fast", "--wait")
                {
                    UserName = account.UserName,
                    WorkingDirectory = files.Folder,
                },
                cancellation);
        else
            files.ForgetServer();
    }

    private static LocalPostgres Launch(ClusterFiles files, PostgresBinaries binaries, ServerAccount account, LocalPostgresOptions options)
    {
        var port = options.Port ?? FreePort.Next();
        var said = new OutputTail();
        string[] unsafeButFast = options.Durable ? [] : ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
        var server = ChildProcess.Start(new ChildCommand(
            binaries.Postgres,
            [
                "-D", files.Data, "-p", port.ToString(CultureInfo.InvariantCulture),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=",
                "-c", "log_line_prefix=[%p] ", "-c", $"max_connections={options.MaxConnections}", .. unsafeButFast,
            ])
        {
            UserName = account.UserName,
            WorkingDirectory = files.Folder,
            StopSignal = "INT",
            Error = line =>
            {
                said.Add(line);
                options.Log?.Invoke(line);
            },
        });
        return new LocalPostgres(server, Connection(port, options.Password), files.Data, options.FolderSetting, said);
    }

    private async Task WaitAsync(CancellationToken cancellation)
    {
        var waiting = new ResiliencePipelineBuilder()
            .AddTimeout(StartTimeout)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(failure =>
                    !Exited.IsCompleted && failure is not PostgresException { SqlState: not PostgresErrorCodes.CannotConnectNow }),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(30),
            })
            .Build();

        await waiting.ExecuteAsync(
            async token =>
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync(token);
            },
            cancellation);
    }

    // Whoever took the port before the server did, and asks for the password, must not get it.
    private static string Connection(int port, string password) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = "postgres",
        Password = password,
        Database = "postgres",
        Pooling = false,
        RequireAuth = "ScramSHA256",
    }.ToString();

    private static bool IsPostgres(string processName) => processName.StartsWith("postgres", StringComparison.Ordinal);

    private static string? NameOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName;
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
