using System.Net;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>Where a run can start, who starts it and how often, and what a browser keeps of it.</summary>
internal sealed class RunStartTests
{
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _installation = await DemoAssistantPages.InstallAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    [Property("Checklist", 49)]
    public async Task Another_site_cannot_start_a_run()
    {
        using var client = _installation.CreateClient();
        using var form = await client.GetAsync(new Uri(Paths.Try, UriKind.Relative));
        using var fields = new FormUrlEncodedContent([new("kind", "tools"), new("tool", "get_me")]);

        using var answer = await client.PostAsync(new Uri(Paths.Try, UriKind.Relative), fields);
        using var text = await client.PostAsync(new Uri(Paths.Try, UriKind.Relative), new StringContent("kind=tools&tool=get_me"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((answer.StatusCode, text.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<h1>This form has expired</h1>"));
            Assert.That(Cookies(answer), Has.None.Contains("try-run"));
        }
    }

    [Test]
    [Property("Checklist", 48)]
    public async Task Its_cookies_are_for_these_pages_and_no_script()
    {
        using var person = new Person(_installation);
        using var form = await person.GetAsync(Paths.Try);

        using var started = await person.PressAsync(Paths.Try);
        var run = Cookies(started).Single(cookie => cookie.StartsWith("try-run=", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Cookies(form).Concat(Cookies(started)), Has.Exactly(3).Matches<string>(cookie =>
                cookie.Contains("path=/try", StringComparison.Ordinal) && cookie.Contains("samesite=lax", StringComparison.Ordinal)
                    && cookie.Contains("httponly", StringComparison.Ordinal)));
            Assert.That(run, Does.Contain("max-age=1800"));
            Assert.That(run.Length, Is.LessThan(3500), "a browser keeps 4 KB");
            Assert.That(started.Headers.Location!.Query, Does.Contain("code_challenge_method=S256"));
        }
    }

    [TestCase(Paths.Try)]
    [TestCase(Paths.TryRun)]
    public async Task Its_pages_say_to_browsers_and_caches_what_all_pages_say(string path)
    {
        using var client = _installation.CreateClient();

        using var page = await client.GetAsync(new Uri(path, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
            Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("style-src 'self'").And.Not.Contain("script-src"));
            Assert.That(page.Headers.CacheControl?.ToString(), Is.EqualTo("no-store"));
            Assert.That(page.Headers.Contains("blazor-enhanced-nav"), Is.False);
        }
    }

    [Test]
    public async Task Where_people_come_by_https_cookies_go_by_https_alone()
    {
        await using var api = Host(new()
        {
            [PublicUrl.Setting] = "https://plugin.example.org",
            ["Assistant:Enabled"] = "true",
            ["ConnectionStrings:Postgres"] = await PreparedDatabase.CopyAsync(),
        });
        using var client = new HttpClient { BaseAddress = api.Start() };

        using var form = await client.GetAsync(new Uri(Paths.Try, UriKind.Relative));

        Assert.That(Cookies(form).Single(), Does.StartWith("__Secure-try-form=").And.Contain("; secure"));
    }

    [Test]
    [Property("Checklist", 54)]
    public async Task One_address_starts_only_so_many_runs_a_minute()
    {
        await using var installation = await DemoAssistantPages.InstallAsync(new() { ["Assistant:RunsPerMinute"] = "2" });
        using var client = installation.CreateClient();
        Task<HttpResponseMessage> StartAsync() => client.PostAsync(new Uri(Paths.Try, UriKind.Relative), new FormUrlEncodedContent([]));
        using var first = await StartAsync();
        using var second = await StartAsync();

        using var third = await StartAsync();
        using var form = await client.GetAsync(new Uri(Paths.Try, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)));
            Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(third.Headers.RetryAfter!.Delta, Is.LessThanOrEqualTo(TimeSpan.FromMinutes(1)).And.GreaterThan(TimeSpan.Zero));
            Assert.That(await third.Content.ReadAsStringAsync(), Does.Contain("<h1>Too many runs at once</h1>"));
            Assert.That(form.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    [Property("Checklist", 54)]
    public async Task A_wider_network_of_IPv6_starts_a_multiple_of_that_and_no_more()
    {
        await using var installation = await DemoAssistantPages.InstallAsync(new() { ["Assistant:RunsPerMinute"] = "1" });
        var answers = new List<HttpStatusCode>();
        for (var network = 1; network <= 6; network++)
        {
            using var client = installation.CreateClient();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", $"2001:db8:1:{network:x}::1");
            using var answer = await client.PostAsync(new Uri(Paths.Try, UriKind.Relative), new FormUrlEncodedContent([]));
            answers.Add(answer.StatusCode);
        }

        Assert.That(answers[..4], Is.All.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(answers[4..], Is.All.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [Test]
    public async Task Where_the_gateway_cannot_be_reached_the_setting_is_named()
    {
        var nobody = $"http://127.0.0.1:{ProjectsPlugin.AppHost.Processes.FreePort.Next()}";
        await using var installation = await DemoAssistantPages.InstallAsync(new() { ["Assistant:GatewayUrl"] = nobody });
        using var client = installation.CreateClient();
        var form = Person.Form.Read(await client.GetStringAsync(new Uri(Paths.Try, UriKind.Relative)));

        using var answer = await client.PostAsync(new Uri(Paths.Try, UriKind.Relative),
            new FormUrlEncodedContent(form.Hidden.Select(field => KeyValuePair.Create(field.Key, field.Value[0]))));
        var page = await answer.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
            Assert.That(page, Does.Contain("<h1>Nobody answered the assistant</h1>").And.Contain("Assistant__GatewayUrl").And.Contain("There was none."));
            Assert.That(page, Does.Contain(installation.PublicUrl.At(Paths.Mcp)));
        }
    }

    [TestCase(null, null, false)]
    [TestCase("true", null, true)]
    [TestCase("true", "false", false)]
    [TestCase("false", "true", true)]
    public async Task Outside_the_demo_it_is_there_only_where_somebody_wants_it(string? demo, string? enabled, bool isThere)
    {
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = "http://localhost:8080",
            ["ConnectionStrings:Postgres"] = await PreparedDatabase.CopyAsync(),
        };
        if (demo is not null)
            settings["Demo:Enabled"] = demo;
        if (enabled is not null)
            settings["Assistant:Enabled"] = enabled;
        await using var api = Host(settings);
        using var client = new HttpClient { BaseAddress = api.Start(), DefaultRequestHeaders = { Host = "localhost:8080" } };

        using var page = await client.GetAsync(new Uri(Paths.Try, UriKind.Relative));
        using var start = await client.PostAsync(new Uri(Paths.Try, UriKind.Relative), new FormUrlEncodedContent([]));
        using var run = await client.GetAsync(new Uri(Paths.TryRun, UriKind.Relative));
        var front = await client.GetStringAsync(new Uri(Paths.Front, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.StatusCode, Is.EqualTo(isThere ? HttpStatusCode.OK : HttpStatusCode.NotFound));
            Assert.That((start.StatusCode, run.StatusCode),
                Is.EqualTo(isThere ? (HttpStatusCode.BadRequest, HttpStatusCode.BadRequest) : (HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
            Assert.That(front.Contains("href=\"/try\"", StringComparison.Ordinal), Is.EqualTo(isThere));
        }
    }

    private static HostUnderTest<ApiMarker> Host(Dictionary<string, string?> settings) =>
        new(settings, clock: null, Microsoft.Extensions.Logging.LogLevel.Information, new CapturedLogs());

    private static string[] Cookies(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
}
