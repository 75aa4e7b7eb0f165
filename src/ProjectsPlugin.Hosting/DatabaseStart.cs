using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Polly;
using Polly.Retry;

namespace ProjectsPlugin.Hosting;

/// <summary>Brings a host's schema up to date before it answers its first request.</summary>
public static partial class DatabaseStart
{
    // SQLSTATE class 28, invalid authorization specification.
    private const string AuthorizationClass = "28";

    private const string Encoding = "UTF8";

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Waits for the server and the database with backoff, up to two minutes, and applies the context's migrations, which may take as long as a
    /// large table needs. Copies that start together take turns, so that each migration runs once.
    /// </summary>
    /// <exception cref="FormatException">
    /// It did not answer, lets nobody in with this connection string, cannot keep every text, or is behind a pooler that drops the search path.
    /// </exception>
    public static async Task MigrateDatabaseAsync<TContext>(this IServiceProvider services, CancellationToken cancellation = default)
        where TContext : DbContext
    {
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<TContext>();
        var log = scope.ServiceProvider.GetRequiredService<ILogger<TContext>>();

        var watch = Stopwatch.StartNew();
        var reason = "no connection could be made";
        var waiting = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<NpgsqlException>(fault => watch.Elapsed < Timeout && IsNotUpYet(fault)),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(100),
                MaxDelay = TimeSpan.FromSeconds(5),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = attempt =>
                {
                    reason = attempt.Outcome.Exception?.Message ?? "";
                    if (attempt.AttemptNumber == 0)
                        Log.DatabaseNotUpYet(log, reason);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

        try
        {
            await waiting.ExecuteAsync(async token => await MigrateAsync(context, token), cancellation);
        }
        catch (PostgresException refusal) when (refusal.SqlState[..2] == AuthorizationClass || refusal.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            throw Refused($"refuses: {refusal.MessageText}", refusal);
        }
        catch (NpgsqlException late) when (IsNotUpYet(late))
        {
            throw Refused($"did not answer within {Timeout.TotalMinutes} minutes: {reason}", late);
        }
    }

    private static FormatException Refused(string what, Exception cause) =>
        new($"The PostgreSQL of ConnectionStrings__{PostgresSetting.Name} {what}. Check that it runs, and its host, database, user and password.", cause);

    private static async Task MigrateAsync(DbContext context, CancellationToken cancellation)
    {
        // EF Core's own lock is on a table of the schema that the first start has yet to create.
        await using var turn = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(context.Database.GetConnectionString()) { Pooling = false }.ToString());
        await turn.OpenAsync(cancellation);
        RefuseOtherEncodings(turn);
        await RefuseOtherSearchPathAsync(turn, cancellation);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext('ProjectsPlugin migrations'))", turn) { CommandTimeout = 0 };
        await take.ExecuteNonQueryAsync(cancellation);
        await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellation);
        await RefuseForeignAsync(context, cancellation);

        // To migrate, EF Core builds its model a second time and compares it with the last migration, be there something to do or not.
        if ((await context.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            var usual = context.Database.GetCommandTimeout();
            context.Database.SetCommandTimeout(0);
            await context.Database.MigrateAsync(cancellation);
            context.Database.SetCommandTimeout(usual);
        }
    }

    // Migrations only go forward, and their names begin with when they were made.
    private static async Task RefuseForeignAsync(DbContext context, CancellationToken cancellation)
    {
        var known = context.Database.GetMigrations().ToList();
        var foreign = (await context.Database.GetAppliedMigrationsAsync(cancellation)).Except(known).ToList();
        if (foreign.Count == 0)
            return;

        var schema = context.Model.GetDefaultSchema();
        throw new FormatException(string.CompareOrdinal(foreign[^1], known[0]) < 0
            ? $"The schema '{schema}' is from before version 1.0 and cannot be brought up to date. Use an empty database, or drop that schema "
              + $"(DROP SCHEMA {schema} CASCADE) and start again."
            : $"The schema '{schema}' was made by a newer version ({foreign[^1]}). Start that version or a newer one.");
    }

    // Names of people are of every script, and search takes them apart by the characters of Unicode.
    private static void RefuseOtherEncodings(NpgsqlConnection connection)
    {
        if (connection.PostgresParameters.GetValueOrDefault("server_encoding", Encoding) is var encoding and not Encoding)
            throw new FormatException(
                $"The database of ConnectionStrings__{PostgresSetting.Name} keeps its texts in {encoding}. It must be {Encoding}: "
                + $"give it a database that was made with CREATE DATABASE {connection.Database} TEMPLATE template0 ENCODING '{Encoding}' LOCALE 'C.UTF-8'.");
    }

    // A pooler connects in its own way; without the path a host's statements would fail one by one, and later.
    private static async Task RefuseOtherSearchPathAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var asked = new NpgsqlConnectionStringBuilder(connection.ConnectionString).SearchPath;
        await using var ask = new NpgsqlCommand("SELECT current_setting('search_path')", connection);
        var given = (string)(await ask.ExecuteScalarAsync(cancellation))!;
        if (Plain(given) != Plain(asked))
            throw new FormatException(
                $"The PostgreSQL of ConnectionStrings__{PostgresSetting.Name} looks for names in '{given}', although the host asked for '{asked}'. "
                + $"A pooler such as PgBouncer drops that: let it run SET search_path = {asked} on each connection (connect_query), "
                + "as docs/operating.md says.");

        static string? Plain(string? path) => path?.Replace("\"", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
    }

    private static bool IsNotUpYet(NpgsqlException exception) =>
        exception is PostgresException
        {
            SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.InvalidCatalogName
        }
        || exception.InnerException is SocketException or IOException or TimeoutException;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "PostgreSQL did not answer yet and is asked again, for two minutes: {Reason}")]
        public static partial void DatabaseNotUpYet(ILogger logger, string reason);
    }
}
