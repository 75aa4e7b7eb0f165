using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;
using Npgsql;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Revocation;

/// <summary>How the API hears that grants ended, whatever happens around it.</summary>
internal sealed class RevocationFeedTests
{
    private const string Grant = "grant_id";

    [Test]
    public async Task A_grant_whose_transaction_commits_late_is_not_missed()
    {
        var installation = await Installation.Shared;
        var forge = await TokenForge.OfAsync(installation);
        string late = Guid.NewGuid().ToString(), timely = Guid.NewGuid().ToString();
        using ApiAccess lateAccess = new(installation, forge.Token(change: token => token.Claims[Grant] = late)),
            timelyAccess = new(installation, forge.Token(change: token => token.Claims[Grant] = timely));
        await using var database = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var slow = await database.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await AppendAsync(slow, late, "30 seconds");

        await using (var quick = await database.OpenConnectionAsync())
            await AppendAsync(quick, timely, "0 seconds");
        var newerSeen = await timelyAccess.EndsAsync();
        var openBefore = await lateAccess.IsOpenAsync();
        await transaction.CommitAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(newerSeen, Is.True);
            Assert.That(openBefore, Is.True);
            Assert.That(await lateAccess.EndsAsync(), Is.True);
        }
    }

    [Test]
    public async Task A_copy_that_starts_later_knows_what_ended_before_it_answers()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var answer = await assistant.SignInAsync();
        using var revoked = await assistant.RevokeAsync(answer.AccessToken);

        await using var later = Copy(installation, installation.ConnectionString);
        using var access = new ApiAccess([later.Start()], answer.AccessToken);

        Assert.That(await access.StatusesAsync(), Is.EqualTo(new[] { HttpStatusCode.Unauthorized }));
    }

    [Test]
    public async Task What_ended_stays_ended_when_both_hosts_start_anew_and_the_feed_goes_on()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        TokenAnswer ended, living, removed;
        int port;
        await using (var installation = await Installation.StartAsync(new InstallationOptions { ConnectionString = database }))
        {
            port = installation.PublicUrl.Port;
            using var assistant = Assistant.Plugin(installation);
            using var action = Assistant.Action(installation);
            (ended, living, removed) = (await assistant.SignInAsync(), await assistant.SignInAsync(), await action.SignInAsync());
            using var revoked = await assistant.RevokeAsync(ended.RefreshToken);
        }

        await using (var installation = await Installation.StartAsync(new InstallationOptions
        {
            ConnectionString = database,
            Port = port,
            Settings = new Dictionary<string, string?> { ["Clients:GptAction:ClientSecret"] = "" },
        }))
        {
            using var assistant = Assistant.Plugin(installation);
            using ApiAccess endedAccess = new(installation, ended.AccessToken),
                livingAccess = new(installation, living.AccessToken),
                ofAClientThatLeft = new(installation, removed.AccessToken);
            var statuses = await endedAccess.StatusesAsync();
            var open = await livingAccess.IsOpenAsync();
            using var revoked = await assistant.RevokeAsync(living.RefreshToken);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.Unauthorized));
                Assert.That(open, Is.True);
                Assert.That(await ofAClientThatLeft.EndsAsync(), Is.True);
                Assert.That(await livingAccess.EndsAsync(), Is.True);
            }
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    [Test]
    [Property("Checklist", 59)]
    public async Task Without_the_feed_nobody_is_let_in_and_a_copy_waits_for_it()
    {
        var installation = await Installation.Shared;
        var database = await PostgresServer.CreateDatabaseAsync();
        await using var api = Copy(installation, database);
        var address = api.Start();
        using var access = new ApiAccess([address], (await TokenForge.OfAsync(installation)).Token());
        using var client = new HttpClient { BaseAddress = address };
        await using var source = NpgsqlDataSource.Create(database);

        using var early = await access.CallAsync(address);
        var health = await HealthAsync(client);
        await NextReadAsync(source);
        await ExecuteAsync(source, $"CREATE SCHEMA identity; CREATE VIEW {RevocationFeed.View} AS SELECT '' AS grant_id, now() AS revoked_at WHERE false");
        await NextReadAsync(source);
        var later = await access.StatusesAsync();
        var healthLater = await HealthAsync(client);
        await ExecuteAsync(source, $"DROP VIEW {RevocationFeed.View}");
        await NextReadAsync(source);
        var soonAfterALoss = await access.StatusesAsync();
        await NextReadAsync(source);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(early.Headers.RetryAfter?.Delta, Is.Not.Null);
            Assert.That(health, Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
            Assert.That(later, Is.EqualTo(new[] { HttpStatusCode.NotFound }), "the token is good, the database empty");
            Assert.That(healthLater, Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(soonAfterALoss, Is.EqualTo(later), "what was read a moment ago is trusted for a while");
            Assert.That(
                api.Logs.Entries.Count(entry => entry.Level is LogLevel.Warning && entry.Category.EndsWith("RevocationReader", StringComparison.Ordinal)),
                Is.EqualTo(1),
                "one line for the outage, and none for a feed that was not there yet when the copy started");
        }

        await api.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(database);
    }

    [Test]
    public async Task A_call_asks_the_database_for_its_data_alone_and_a_refused_one_for_nothing()
    {
        await using var installation = await Installation.StartAsync();
        using var assistant = Assistant.Plugin(installation);
        TokenAnswer good = await assistant.SignInAsync(), bad = await assistant.SignInAsync();
        using ApiAccess open = new(installation, good.AccessToken), closed = new(installation, bad.AccessToken);
        using var revoked = await assistant.RevokeAsync(bad.RefreshToken);
        await closed.EndsAsync();
        await open.IsOpenAsync();

        var forData = await CountCommandsAsync(installation, () => open.StatusesAsync());
        var forNothing = await CountCommandsAsync(installation, () => closed.StatusesAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(forData, Is.EqualTo(10), "one statement a call");
            Assert.That(forNothing, Is.Zero);
        }
    }

    private static HostUnderTest<ApiMarker> Copy(Installation installation, string connectionString) => new(
        new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = installation.PublicUrl.ToString(),
            ["ConnectionStrings:Postgres"] = connectionString,
            ["IdentityServer:InternalUrl"] = installation.PublicUrl.ToString(),
        },
        clock: null,
        LogLevel.Information,
        new CapturedLogs());

    private static async Task<(HttpStatusCode Live, HttpStatusCode Ready, HttpStatusCode Document)> HealthAsync(HttpClient client)
    {
        using var live = await client.GetAsync(new Uri(Paths.HealthLive, UriKind.Relative));
        using var ready = await client.GetAsync(new Uri(Paths.HealthReady, UriKind.Relative));
        using var document = await client.GetAsync(new Uri(Paths.Manifest, UriKind.Relative));
        return (live.StatusCode, ready.StatusCode, document.StatusCode);
    }

    /// <summary>Waits until a read of the feed has begun and ended since now.</summary>
    private static async Task NextReadAsync(NpgsqlDataSource source)
    {
        var reads = new HashSet<DateTime>();
        var seen = await ApiAccess.WithinTwoSecondsAsync(async () =>
        {
            await using var look = source.CreateCommand(
                "SELECT query_start FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle' AND query LIKE '%revoked_grants AS feed%'");
            if (await look.ExecuteScalarAsync() is DateTime start)
                reads.Add(start);
            return reads.Count == 2;
        });
        Assert.That(seen, Is.True, "the feed is not read once a second");
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task AppendAsync(NpgsqlConnection connection, string grantId, string ago)
    {
        await using var append = new NpgsqlCommand(
            "INSERT INTO identity.grant_revocations (grant_id, revoked_at) VALUES ($1::uuid, clock_timestamp() - $2::interval)", connection);
        append.Parameters.Add(new() { Value = grantId });
        append.Parameters.Add(new() { Value = ago });
        await append.ExecuteNonQueryAsync();
    }

    /// <summary>How many commands hosts sent to the installation's database during ten calls.</summary>
    private static async Task<int> CountCommandsAsync(Installation installation, Func<Task> call)
    {
        var name = new NpgsqlConnectionStringBuilder(installation.ConnectionString).Database;
        var commands = new ConcurrentBag<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Key is "db.name" or "db.namespace" && Equals(tag.Value, name)))
                    commands.Add(activity.DisplayName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        for (var i = 0; i < 10; i++)
            await call();
        return commands.Count;
    }
}
