using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Doctor;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>What goes over the wire, seen from the gateway's side, and how little of it a page shows.</summary>
internal sealed class SecretTests
{
    [Test]
    [Property("Checklist", 38)]
    public async Task No_token_code_verifier_state_or_cookie_is_on_a_page_or_in_the_log()
    {
        Installation? behind = null;
        var seen = new ConcurrentQueue<Exchange>();
        await using var front = await RewritingProxy.StartAsync(() => behind!, answer =>
            seen.Enqueue(new Exchange(answer.Path, answer.RequestBody, answer.Text, answer.RequestHeaders.Host.ToString(),
                answer.RequestHeaders.Cookie.ToString())));
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            Settings = new Dictionary<string, string?> { ["Assistant:GatewayUrl"] = front.Address.ToString() },
        });
        behind = installation;
        using var person = new Person(installation);
        using var started = await person.PressAsync(Paths.Try);
        using var run = await person.GoOnAsync(started, Person.AllowAll);
        var page = WebUtility.HtmlDecode(await run.Content.ReadAsStringAsync());

        var exchange = seen.Single(answer => answer.Path == Paths.Token);
        var fields = QueryHelpers.ParseQuery(exchange.Question);
        var token = (string)JsonNode.Parse(exchange.Answer)!["access_token"]!;
        var state = QueryHelpers.ParseQuery(started.Headers.Location!.Query)["state"].ToString();
        var cookie = Regex.Match(started.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("try-run=", StringComparison.Ordinal)),
            "=(?<value>[^;]+)").Groups["value"].Value;
        string[] secrets = [token, fields["code"].ToString(), fields["code_verifier"].ToString(), state, cookie];
        using var caller = new McpCaller(installation, token, McpCaller.Newest);
        using var connected = await person.GetAsync(Paths.Connected);

        async Task<HttpStatusCode> OpenAsync()
        {
            using var answer = await caller.SendAsync(caller.Opening());
            return answer.StatusCode;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("Gave the access back").And.Contain("Virtual Eco-City Simulation"));
            Assert.That(secrets, Has.All.Length.GreaterThan(20));
            Assert.That(secrets.Where(secret =>
                page.Contains(secret[..10], StringComparison.Ordinal) || page.Contains(secret[^10..], StringComparison.Ordinal)), Is.Empty);
            Assert.That(page, Does.Contain($"Authorization: Bearer {token[..6]}…"));
            Assert.That(page, Does.Contain($"code_verifier={fields["code_verifier"].ToString()[..6]}…"));
            Assert.That(page, Does.Not.Contain("Set-Cookie").And.Not.Contain("Cookie:"));
            Assert.That(secrets.Where(secret => installation.ApiLogs.Text.Contains(secret[..12], StringComparison.Ordinal)), Is.Empty);
            Assert.That(installation.ApiLogs.Text, Does.Contain("The demo assistant finished after 13 steps").And.Not.Contain("Emily"));

            // Every request went by the setting, as if it were for the public address, and no cookie of a visitor with it.
            Assert.That(seen, Has.Count.EqualTo(12));
            Assert.That(seen.Select(answer => answer.Host), Is.All.EqualTo(installation.PublicUrl.Authority));
            Assert.That(seen.Select(answer => answer.Cookie), Is.All.Empty);
            Assert.That(page, Does.Not.Contain(front.Address.Authority));
            Assert.That(await connected.Content.ReadAsStringAsync(), Does.Not.Contain("Demo assistant"));
        }

        // What the page says at its end is true.
        await Assert.ThatAsync(OpenAsync, Is.EqualTo(HttpStatusCode.Unauthorized).After(5_000, 50));
    }

    private sealed record Exchange(string Path, string Question, string Answer, string Host, string Cookie);
}
