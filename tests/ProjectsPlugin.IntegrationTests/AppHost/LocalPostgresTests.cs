using System.Diagnostics;
using Npgsql;
using ProjectsPlugin.AppHost.Postgres;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>The private server of AppHost and of these tests.</summary>
internal sealed class LocalPostgresTests
{
    [Test]
    public async Task After_a_kill_the_next_start_has_what_was_committed()
    {
        using var folder = new DataDir();
        var options = new LocalPostgresOptions { Folder = folder.Path, Password = "only for this test" };
        await using (var server = await LocalPostgres.StartAsync(options))
        {
            await ExecuteAsync(server, "CREATE TABLE kept AS SELECT 7 AS number");
            using var process = Process.GetProcessById(ProcessId(folder));
            process.Kill();
            await server.Exited.WaitAsync(TimeSpan.FromSeconds(20));
        }

        await using var again = await LocalPostgres.StartAsync(options);

        Assert.That(await ExecuteAsync(again, "SELECT number FROM kept"), Is.EqualTo(7));
    }

    [Test]
    public async Task It_listens_on_loopback_alone_and_asks_for_the_password()
    {
        using var folder = new DataDir();
        await using var server = await LocalPostgres.StartAsync(new LocalPostgresOptions { Folder = folder.Path, Password = "only for this test", Durable = false });
        var guess = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "a guess" };
        await using var stranger = new NpgsqlConnection(guess.ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ExecuteAsync(server, "SHOW listen_addresses"), Is.EqualTo("127.0.0.1"));
            Assert.That(stranger.Open, Throws.InstanceOf<PostgresException>().With.Property(nameof(PostgresException.SqlState)).EqualTo(PostgresErrorCodes.InvalidPassword));
        }
    }

    private static int ProcessId(DataDir folder) =>
        int.Parse(File.ReadLines(Path.Combine(folder.Path, "data", "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<object?> ExecuteAsync(LocalPostgres server, string statement)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }
}
