using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ProjectsPlugin.Api;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>What happens when something runs out.</summary>
internal sealed class LimitTests
{
    [Test]
    [Property("Checklist", 54)]
    public async Task A_person_can_ask_so_much_through_one_assistant_and_not_more()
    {
        await using var installation = await Installation.StartAsync(
            new InstallationOptions { Settings = new Dictionary<string, string?> { ["RateLimit:PerMinute"] = "3" } });
        var forge = await TokenForge.OfAsync(installation);
        using var client = new ApiClient(installation, forge.Token());
        using var another = new ApiClient(installation, forge.Token());
        for (var call = 0; call < 3; call++)
            await client.ReadAsync("/company");

        using var refused = await client.GetAsync("/company");
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)refused.StatusCode, Is.EqualTo(429));
            Assert.That(refused.Headers.RetryAfter?.Delta, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)));
            Assert.That(refused.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((string?)problem["type"], Is.EqualTo("https://tools.ietf.org/html/rfc6585#section-4"));
            Assert.That((string?)problem["title"], Is.EqualTo("Too Many Requests"));
            Assert.That((await another.ReadAsync("/company"))["name"], Is.Not.Null);
            Assert.That((await client.ReadAsync(Paths.Manifest))["auth"], Is.Not.Null);
        }
    }

    [Test]
    public async Task While_the_identity_server_is_away_nobody_is_told_that_their_token_is_bad()
    {
        var installation = await Installation.Shared;
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = installation.PublicUrl.ToString(),
            ["ConnectionStrings:Postgres"] = installation.ConnectionString,
            ["IdentityServer:InternalUrl"] = $"http://127.0.0.1:{FreePort.Next()}",
        };
        await using var host = new HostUnderTest<ApiMarker>(settings, clock: null, LogLevel.Information, new CapturedLogs());
        using var client = new HttpClient { BaseAddress = host.Start() };
        client.DefaultRequestHeaders.Authorization = new("Bearer", (await TokenForge.OfAsync(installation)).Token());

        using var answer = await client.GetAsync(new Uri("/me", UriKind.Relative));
        using var page = await client.GetAsync(new Uri("/browse/company", UriKind.Relative));
        using var person = new Person(installation);
        var code = await person.BringCodeAsync("/browse/company");
        using var signIn = await person.GetAsync(new Uri(client.BaseAddress!, code).ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(503));
            Assert.That(answer.Headers.RetryAfter?.Delta, Is.Not.Null);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((int)page.StatusCode, Is.EqualTo(503));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("<h1>This service is not ready</h1>"));
            Assert.That((int)signIn.StatusCode, Is.EqualTo(503));
            Assert.That(await signIn.Content.ReadAsStringAsync(), Does.Contain("<h1>This service is not ready</h1>").And.Contain("href=\"/browse/company\""));
        }
    }

    [Test]
    [Property("Checklist", 55)]
    public async Task A_call_leaves_a_line_that_says_who_and_through_whom_but_not_what()
    {
        var installation = await Installation.Shared;
        var person = Guid.NewGuid().ToString();
        using var client = new ApiClient(installation, (await TokenForge.OfAsync(installation)).Token(change: token => token.Claims["sub"] = person));

        await client.ReadAsync("/users?query=Emily+Johnson");

        var lines = installation.ApiLogs.Entries.Select(entry => entry.ToString()!).Where(line => line.Contains(person, StringComparison.Ordinal)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Length.EqualTo(1));
            Assert.That(lines, Has.One.Contains("getUsers").And.One.Contains("chatgpt-plugin").And.One.Contains("200"));
            Assert.That(installation.ApiLogs.Text, Does.Not.Contain("Emily"));
        }
    }
}
