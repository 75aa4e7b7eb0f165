using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>The ground that all other tests stand on.</summary>
internal sealed class InstallationTests
{
    [Test]
    public async Task The_origin_answers_for_the_identity_server()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();

        var metadata = await client.GetFromJsonAsync<JsonElement>(Paths.AuthorizationServerMetadata);

        Assert.That(metadata.GetProperty("issuer").GetString(), Is.EqualTo(installation.PublicUrl.Issuer));
    }

    [Test]
    public async Task The_origin_answers_for_the_api()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();

        using var answer = await client.GetAsync(new Uri(Paths.HealthReady, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Each_installation_has_a_database_of_its_own()
    {
        var installation = await Installation.Shared;
        var other = await PostgresServer.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(other);
        await using var tables = source.CreateCommand("SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(installation.ConnectionString, Is.Not.EqualTo(other));
            Assert.That(await tables.ExecuteScalarAsync(), Is.EqualTo(0L));
        }

        await PostgresServer.DropDatabaseAsync(other);
    }

    [Test]
    public async Task What_a_host_logs_is_captured()
    {
        var installation = await Installation.Shared;

        Assert.That(installation.IdentityLogs.Entries, Has.Some.Property(nameof(LogEntry.Level)).EqualTo(LogLevel.Information));
    }

    [Test]
    public async Task A_browser_arrives_at_an_assistants_site_without_the_network()
    {
        await using var browser = await Browser.OpenAsync();

        await browser.Page.GotoAsync("https://chat.openai.com/aip/g-1/oauth/callback?code=a&state=b");
        var arrived = await browser.ArriveAtAssistantAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(arrived.AbsoluteUri, Is.EqualTo("https://chat.openai.com/aip/g-1/oauth/callback?code=a&state=b"));
            Assert.That(await browser.Page.TitleAsync(), Is.EqualTo("Back at the assistant"));
        }
    }
}
