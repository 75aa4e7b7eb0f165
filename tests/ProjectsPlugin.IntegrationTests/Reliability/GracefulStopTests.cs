using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Reliability;

/// <summary>A host that is told to stop while it works on a request.</summary>
internal sealed class GracefulStopTests
{
    [TestCase("identity", "identity")]
    [TestCase("api", "projects")]
    [Platform("Linux")]
    public async Task A_request_in_flight_is_answered_before_the_host_ends(string host, string schema)
    {
        var installation = await Installation.Shared;
        var database = await PreparedDatabase.CopyAsync();
        await using var source = NpgsqlDataSource.Create(database);
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var process = Start(host == "api" ? HostProgram.Api : HostProgram.IdentityServer, address, database, installation);
        using var client = new HttpClient();
        Assert.That(await Readiness.WaitAsync(address, process.Exited, CancellationToken.None), Is.True);

        await using var holding = await source.OpenConnectionAsync();
        await using var transaction = await holding.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"LOCK TABLE {schema}.__migrations IN ACCESS EXCLUSIVE MODE", holding))
            await hold.ExecuteNonQueryAsync();
        var answering = client.GetAsync(new Uri(address, Paths.HealthReady));
        await UntilAsync(() => IsSomebodyWaitingAsync(source));
        var stopping = process.StopAsync(TimeSpan.FromSeconds(30));
        await UntilAsync(async () => !await TakesConnectionsAsync(address));
        await transaction.RollbackAsync();
        using var answer = await answering;
        await stopping;

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await process.Exited, Is.Zero);
        await source.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(database);
    }

    private static ChildProcess Start(HostProgram program, Uri address, string database, Installation installation) =>
        ChildProcess.Start(new ChildCommand(HostProgram.DotNet, [program.FindAssembly()])
        {
            Environment = new Dictionary<string, string?>
            {
                ["PUBLIC_URL"] = installation.PublicUrl.ToString(),
                ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
                ["ConnectionStrings__Postgres"] = database,
                ["Clients__ChatGptPlugin__ClientSecret"] = installation.ChatGptPlugin.Secret,
                ["Clients__GptAction__ClientSecret"] = installation.GptAction.Secret,
            },
        });

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var waited = Stopwatch.StartNew(); !await condition(); await Task.Delay(20))
            Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    private static async Task<bool> IsSomebodyWaitingAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            """
            SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<bool> TakesConnectionsAsync(Uri address)
    {
        using var another = new TcpClient();
        try
        {
            await another.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
