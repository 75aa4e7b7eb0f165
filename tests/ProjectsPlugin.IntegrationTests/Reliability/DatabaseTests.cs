using System.Diagnostics;
using System.Net;
using Npgsql;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Reliability;

internal sealed class DatabaseTests
{
    [Test]
    [Property("Checklist", 59)]
    public async Task Hosts_wait_for_the_database_and_say_when_it_is_gone()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var direct = new NpgsqlConnectionStringBuilder(database);
        using var proxy = new DatabaseProxy(direct.Host!, direct.Port);
        var throughProxy = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = proxy.Port, Timeout = 3 }.ToString();
        await using var identityServer = Host<IdentityServerMarker>(throughProxy);
        await using var api = Host<ApiMarker>(throughProxy);
        using var client = new HttpClient();

        var starting = Task.WhenAll(Task.Run(identityServer.Start), Task.Run(api.Start));
        var early = await Task.WhenAny(starting, Task.Delay(TimeSpan.FromSeconds(1)));
        proxy.Mend();
        var addresses = await starting;
        // The API waits for the identity server's part of the schema, which comes when it comes.
        var up = await HealthAsync(client, addresses);
        for (
            var started = Stopwatch.StartNew(); up.Any(host => host.Ready is not HttpStatusCode.OK)
                && started.Elapsed < TimeSpan.FromSeconds(10); up = await HealthAsync(client, addresses))
            await Task.Delay(50);
        proxy.Cut();
        NpgsqlConnection.ClearAllPools();
        var down = await HealthAsync(client, addresses);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = "made-up", ["client_id"] = "somebody" });
        var exchange = await TokenAnswer.ReadAsync(await client.PostAsync(new Uri(addresses[0], Paths.CodeExchange), form));
        proxy.Mend();
        var again = await HealthAsync(client, addresses);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early, Is.Not.SameAs(starting), "a host should not start without its database");
            Assert.That(up, Is.All.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(down, Is.All.EqualTo((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable)));
            Assert.That((exchange.Status, exchange.Error), Is.EqualTo((HttpStatusCode.ServiceUnavailable, "temporarily_unavailable")));
            Assert.That(exchange.Response.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(exchange.Response.Headers.RetryAfter?.Delta, Is.Not.Null);
            Assert.That(again, Is.All.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    [Test]
    [Property("Checklist", 59)]
    public async Task Copies_that_start_together_on_an_empty_database_make_one_schema_one_set_of_keys_and_one_set_of_accounts()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        HostUnderTest<IdentityServerMarker>[] copies = [Host<IdentityServerMarker>(database), Host<IdentityServerMarker>(database), Host<IdentityServerMarker>(
            database)];

        await Task.WhenAll(copies.Select(copy => Task.Run(copy.Start)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CountAsync(database, "SELECT count(*) FROM identity.keys"), Is.EqualTo(2));
            Assert.That(await CountAsync(database, "SELECT count(*) FROM identity.data_protection_keys"), Is.EqualTo(1));
            Assert.That(await CountAsync(database, "SELECT count(*) FROM identity.accounts"), Is.EqualTo(3));
            Assert.That(await CountAsync(database, GrantTables.CountAllClients), Is.EqualTo(2));
        }

        foreach (var copy in copies)
            await copy.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(database);
    }

    [TestCase("SQL_ASCII")]
    [TestCase("LATIN1")]
    public async Task A_database_that_cannot_keep_every_text_stops_the_start_with_what_to_make_instead(string encoding)
    {
        var database = await PostgresServer.CreateDatabaseAsync(encoding);
        await using var identityServer = Host<IdentityServerMarker>(database);
        await using var api = Host<ApiMarker>(database);

        using (Assert.EnterMultipleScope())
        {
            foreach (var start in new Func<Uri>[] { identityServer.Start, api.Start })
                Assert.That(start, Throws.TypeOf<FormatException>().With.Message.Contains($"in {encoding}").And.Message.Contains("ENCODING 'UTF8'"));
            Assert.That(
                await CountAsync(database, "SELECT count(*) FROM pg_class WHERE relnamespace::regnamespace::text IN ('identity', 'projects')"), Is.Zero);
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    [Test]
    public async Task A_pooler_that_drops_the_search_path_stops_the_start_with_what_to_set_there()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var direct = new NpgsqlConnectionStringBuilder(database);
        using var pooler = new DatabaseProxy(direct.Host!, direct.Port) { DropsSearchPath = true };
        pooler.Mend();
        var throughPooler = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = pooler.Port }.ToString();
        await using var identityServer = Host<IdentityServerMarker>(throughPooler);
        await using var api = Host<ApiMarker>(throughPooler);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(identityServer.Start, Throws.TypeOf<FormatException>().With.Message.Contains("SET search_path = identity,public,pg_temp"));
            Assert.That(api.Start, Throws.TypeOf<FormatException>().With.Message.Contains("SET search_path = projects,public,pg_temp"));
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    [Test]
    [Property("Checklist", 58)]
    public async Task No_exchange_is_half_done_when_the_database_drops_connections_in_the_middle()
    {
        await using var installation = await Installation.StartAsync();
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var codes = new List<string>();
        for (var i = 0; i < 24; i++)
            codes.Add(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress())));

        using var stop = new CancellationTokenSource();
        var killer = KillConnectionsAsync(installation.ConnectionString, stop.Token);
        var answers = new List<TokenAnswer>();
        foreach (var batch in codes.Chunk(3))
            answers.AddRange(await Task.WhenAll(batch.Select(code => assistant.ExchangeAsync(code))));
        await stop.CancelAsync();
        var killed = await killer;

        var acknowledged = answers.Where(answer => answer.Status == HttpStatusCode.OK).ToList();
        var refreshed = new List<HttpStatusCode>();
        foreach (var answer in acknowledged)
            refreshed.Add((await assistant.RefreshAsync(answer.RefreshToken)).Status);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(killed, Is.GreaterThan(0), "no connection was killed, so nothing was tried");
            Assert.That(refreshed, Is.All.EqualTo(HttpStatusCode.OK), "what was acknowledged must not be lost");
            Assert.That(answers.Where(answer => answer.Status != HttpStatusCode.OK).Select(answer => (int)answer.Status), Is.All.GreaterThanOrEqualTo(500));
            Assert.That(
                await CountAsync(installation.ConnectionString, GrantTables.CountHalfDone),
                Is.Zero,
                "a code is redeemed exactly if its grant has a refresh token");
        }
    }

    private static HostUnderTest<TMarker> Host<TMarker>(string connectionString)
        where TMarker : class =>
        new(
            new Dictionary<string, string?>
            {
                ["PUBLIC_URL"] = "http://localhost:8080",
                ["ConnectionStrings:Postgres"] = connectionString,
                ["Demo:Enabled"] = "true",
                ["Demo:Password"] = Installation.DemoPassword,
                ["Clients:ChatGptPlugin:ClientSecret"] = ConfiguredClient.ChatGptPlugin.Secret,
            },
            clock: null,
            Microsoft.Extensions.Logging.LogLevel.Information,
            new CapturedLogs());

    private static async Task<List<(HttpStatusCode Live, HttpStatusCode Ready)>> HealthAsync(HttpClient client, Uri[] hosts)
    {
        var found = new List<(HttpStatusCode, HttpStatusCode)>();
        foreach (var host in hosts)
        {
            using var live = await client.GetAsync(new Uri(host, "/health/live"));
            using var ready = await client.GetAsync(new Uri(host, "/health/ready"));
            found.Add((live.StatusCode, ready.StatusCode));
        }

        return found;
    }

    private static async Task<int> KillConnectionsAsync(string connectionString, CancellationToken stop)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "killer", Pooling = false });
        await using var connection = await source.OpenConnectionAsync(CancellationToken.None);
        await using var kill = new NpgsqlCommand(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND application_name <> 'killer' AND state <> 'idle'
            """,
            connection);
        var killed = 0L;
        while (!stop.IsCancellationRequested)
        {
            killed += (long)(await kill.ExecuteScalarAsync(CancellationToken.None))!;
            await Task.Delay(3, CancellationToken.None);
        }

        return (int)killed;
    }

    private static async Task<long> CountAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
