using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Scenario;

namespace ProjectsPlugin.IntegrationTests.Reliability;

/// <summary>A connection goes back to the pool as it is, so nothing may be left in its session for the next borrower.</summary>
internal sealed class PooledConnectionTests
{
    private const string LeftBehind =
        """
        SELECT 'setting ' || name FROM pg_settings WHERE source = 'session'
        UNION ALL SELECT 'channel ' || channel FROM pg_listening_channels() channel
        UNION ALL SELECT 'lock ' || objid FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()
        UNION ALL SELECT 'table ' || relname FROM pg_class WHERE relnamespace = pg_my_temp_schema()
        UNION ALL SELECT 'cursor ' || name FROM pg_cursors WHERE is_holdable
        """;

    [Test]
    public async Task No_code_leaves_state_behind_in_a_session()
    {
        var direct = await PreparedDatabase.CopyAsync();
        await using var reading = SqlQuery.SourceOf(DataSetup.WithSimilarityThreshold(Pool(direct)));
        var options = new InstallationOptions { ConnectionString = direct, ApiServices = services => services.AddSingleton(_ => reading) };
        await using (var installation = await Installation.StartAsync(options))
        {
            using var scenario = new VirtualCity(installation, installation.ChatGptPlugin, Installation.DemoPassword);
            await scenario.PlayAsync();
            List<List<string>> sessions = [.. await SessionsAsync(installation), .. await SessionsAsync(() => reading.OpenConnectionAsync().AsTask())];

            Assert.That(sessions, Is.Not.Empty.And.All.Empty);
        }

        await PostgresServer.DropDatabaseAsync(direct);
    }

    [Test]
    public async Task What_is_left_behind_would_be_found()
    {
        await using var installation = await Installation.StartAsync();
        await using (var careless = await OpenAsync(Pool(installation.ConnectionString)))
        {
            await using var leave = new NpgsqlCommand(
                "SET lock_timeout = '7s'; LISTEN gossip; SELECT pg_advisory_lock(7); CREATE TEMP TABLE crumbs (id integer)",
                careless);
            await leave.ExecuteNonQueryAsync();
        }

        var sessions = await SessionsAsync(installation);

        Assert.That(sessions.SelectMany(left => left), Is.EquivalentTo(["setting lock_timeout", "channel gossip", "lock 7", "table crumbs"]));
    }

    // The hosts of a test share its process and so its pools: what is idle there are the connections that they used.
    private static async Task<List<List<string>>> SessionsAsync(Installation installation)
    {
        var sessions = new List<List<string>>();
        var pool = Pool(installation.ConnectionString);
        foreach (var connection in new[] { pool, DataSetup.WithSimilarityThreshold(pool) })
            sessions.AddRange(await SessionsAsync(() => OpenAsync(connection)));
        return sessions;
    }

    private static async Task<List<List<string>>> SessionsAsync(Func<Task<NpgsqlConnection>> openAsync)
    {
        List<NpgsqlConnection> idle = [await openAsync()];
        var used = await CountAsync(idle[0]);
        while (idle.Count < used)
            idle.Add(await openAsync());

        var sessions = new List<List<string>>();
        foreach (var connection in idle)
        {
            sessions.Add(await ReadAsync(connection));
            await connection.DisposeAsync();
        }

        return sessions;
    }

    private static string Pool(string connection) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Postgres", connection)]).Build().PostgresConnection("projects");

    private static async Task<NpgsqlConnection> OpenAsync(string pool)
    {
        var connection = new NpgsqlConnection(pool);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<int> CountAsync(NpgsqlConnection connection)
    {
        await using var count = new NpgsqlCommand(
            "SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'",
            connection);
        return (int)(await count.ExecuteScalarAsync())!;
    }

    private static async Task<List<string>> ReadAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(LeftBehind, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var left = new List<string>();
        while (await rows.ReadAsync())
            left.Add(rows.GetString(0));
        return left;
    }
}
