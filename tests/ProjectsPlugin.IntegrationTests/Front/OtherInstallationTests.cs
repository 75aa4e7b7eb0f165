using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Reliability;

namespace ProjectsPlugin.IntegrationTests.Front;

/// <summary>The page of an API whose settings and whose luck are others.</summary>
internal sealed class OtherInstallationTests
{
    [Test]
    public async Task With_a_public_address_every_value_is_below_it()
    {
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = "https://plugin.example.org",
            ["ConnectionStrings:Postgres"] = await PostgresServer.CreateDatabaseAsync(),
            ["Plugin:NameForHuman"] = "Smith & Sons",
            ["Clients:GptAction:ClientId"] = "our-own-action",
            ["Clients:GptAction:ClientSecret"] = "a secret that the API has no use for",
        };
        await using var api = new HostUnderTest<ApiMarker>(settings, clock: null, Microsoft.Extensions.Logging.LogLevel.Information, new CapturedLogs());
        using var client = new HttpClient { BaseAddress = api.Start() };

        var page = await client.GetStringAsync(new Uri(Paths.Front, UriKind.Relative));
        var description = await client.GetStringAsync(new Uri(Paths.OpenApiJson, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(description, Does.Contain("\"title\": \"Smith & Sons Plugin\""));
            Assert.That(page, Does.Contain("<code>https://plugin.example.org/mcp</code>").And.Contain("<code>our-own-action</code>")
                .And.Contain("Smith &amp; Sons lets ChatGPT"));
            Assert.That(page, Does.Not.Contain("http://").And.Not.Contain("Only programs on this machine").And.Not.Contain("has no use for"));
        }
    }

    [TestCase("2026-11-28T12:00:00Z", "until 11 December 2026")]
    [TestCase("2026-12-11T23:59:59Z", "until 11 December 2026")]
    [TestCase("2026-12-12T00:00:00Z", "retired")]
    [TestCase("2027-06-01T08:00:00Z", "retired")]
    public async Task It_says_until_when_the_older_ways_work_and_then_that_they_are_retired(string now, string availability)
    {
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = "http://localhost:8080",
            ["ConnectionStrings:Postgres"] = await PreparedDatabase.CopyAsync(),
        };
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        await using var api = new HostUnderTest<ApiMarker>(settings, clock, Microsoft.Extensions.Logging.LogLevel.Information, new CapturedLogs());
        using var client = new HttpClient { BaseAddress = api.Start() };

        var page = await client.GetStringAsync(new Uri(Paths.Front, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                page,
                Does.Contain($"<summary>GPT Action, {availability}</summary>")
                    .And.Contain($"<summary>Plugin of the first generation, {availability}</summary>"));
            Assert.That(page, Does.Contain("<code>http://localhost:8080/openapi.yaml</code>").And.Contain("<code>gpt-action</code>"));
        }
    }

    [Test]
    [Property("Checklist", 59)]
    public async Task It_says_that_the_database_is_away_and_when_it_is_back()
    {
        var database = await PreparedDatabase.CopyAsync();
        var direct = new NpgsqlConnectionStringBuilder(database);
        using var proxy = new DatabaseProxy(direct.Host!, direct.Port);
        proxy.Mend();
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = "http://localhost:8080",
            ["ConnectionStrings:Postgres"] = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = proxy.Port, Timeout = 3 }.ToString(),
        };
        await using var api = new HostUnderTest<ApiMarker>(settings, clock: null, Microsoft.Extensions.Logging.LogLevel.Information, new CapturedLogs());
        using var client = new HttpClient { BaseAddress = api.Start() };
        Task<string> PageAsync() => client.GetStringAsync(new Uri(Paths.Front, UriKind.Relative));

        await Assert.ThatAsync(PageAsync, Does.Contain("Ready: this service runs").After(10_000, 50));
        proxy.Cut();
        NpgsqlConnection.ClearAllPools();
        var away = await PageAsync();
        proxy.Mend();
        var back = await PageAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(away, Does.Contain("Not ready.").And.Contain("Its database cannot be reached").And.Not.Contain("Ready: "));
            Assert.That(away, Does.Contain("http://localhost:8080/mcp"));
            Assert.That(back, Does.Not.Contain("Its database cannot be reached"));
        }
    }
}
