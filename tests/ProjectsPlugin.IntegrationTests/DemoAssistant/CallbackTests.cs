using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>The way back from the sign-in: only the answer to the request of this browser's own run is taken.</summary>
internal sealed class CallbackTests
{
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _installation = await DemoAssistantPages.InstallAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    public async Task An_answer_of_another_run_is_ignored_and_the_run_goes_on()
    {
        using var person = new Person(_installation);
        using var started = await person.PressAsync(Paths.Try);

        using var foreign = await person.GetAsync($"{Paths.TryCallback}?code=stolen&state=another&iss={Uri.EscapeDataString(_installation.PublicUrl.Issuer)}");
        using var run = await person.GoOnAsync(started, Person.AllowAll);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await foreign.Content.ReadAsStringAsync(), Does.Contain("<h1>This answer belongs to another run</h1>"));
            Assert.That(await run.Content.ReadAsStringAsync(), Does.Contain("Virtual Eco-City Simulation"));
        }
    }

    [TestCase("https://evil.example/")]
    [TestCase(null)]
    [Property("Checklist", 7)]
    public async Task An_answer_that_is_not_from_the_server_that_was_asked_ends_the_run(string? issuer)
    {
        using var person = new Person(_installation);
        using var started = await person.PressAsync(Paths.Try);
        var query = $"code=x&state={State(started)}";

        using var answer = await person.GetAsync($"{Paths.TryCallback}?{query}{(issuer is null ? "" : $"&iss={Uri.EscapeDataString(issuer)}")}");
        using var again = await person.GetAsync($"{Paths.TryCallback}?{query}&iss={Uri.EscapeDataString(_installation.PublicUrl.Issuer)}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<h1>This answer came from another server</h1>"));
            Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("<h1>This run is over</h1>"));
        }
    }

    [Test]
    public async Task A_code_that_is_not_good_is_said_in_words()
    {
        using var person = new Person(_installation);
        using var started = await person.PressAsync(Paths.Try);
        var issuer = Uri.EscapeDataString(_installation.PublicUrl.Issuer);
        using var returned = await person.GetAsync($"{Paths.TryCallback}?code=not-a-code-of-anybody&state={State(started)}&iss={issuer}");

        using var run = await person.GoOnAsync(returned);

        Assert.That(await run.Content.ReadAsStringAsync(), Does.Contain("The code was not exchanged")
            .And.Contain("The sign-in server answered: invalid_grant."));
    }

    [TestCase("/try/callback")]
    [TestCase("/try/callback?code=x&state=y")]
    [TestCase("/try/callback?error=access_denied&state=y")]
    [TestCase("/try/run")]
    public async Task Without_a_run_there_is_nothing_to_go_on_with(string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(_installation.PublicUrl.Issuer) };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Cookie", "try-run=Zm9yZ2VkLWFuZC1sb25nLWVub3VnaC10by1iZS1vbmU");

        using var answer = await client.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<h1>This run is over</h1>"));
        }
    }

    [Test]
    public async Task Two_copies_share_a_run()
    {
        await using var installation = await DemoAssistantPages.InstallAsync(copies: 2);
        using var person = new Person(installation);
        using var started = await person.PressAsync(new Uri(installation.Apis[0], Paths.Try).ToString());

        // Begun on one copy, returned to the other, and shown by the first.
        using var run = await person.GoOnAsync(started, Person.AllowAll, next => next.AbsolutePath switch
        {
            Paths.TryCallback => new Uri(installation.Apis[1], next.PathAndQuery),
            Paths.TryRun => new Uri(installation.Apis[0], next.PathAndQuery),
            _ => next,
        });

        Assert.That(await run.Content.ReadAsStringAsync(), Does.Contain("Virtual Eco-City Simulation").And.Contain("13. Gave the access back"));
    }

    private static string State(HttpResponseMessage started) => QueryHelpers.ParseQuery(started.Headers.Location!.Query)["state"].ToString();
}
