using System.Net;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Pages;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Browse;

/// <summary>Pages in an installation with a clock, with texts and with limits of its own.</summary>
internal sealed class PageTests
{
    private const int PagesPerMinute = 5;

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await Installation.StartAsync(new InstallationOptions
        {
            Clock = _clock,
            Settings = new Dictionary<string, string?> { ["RateLimit:PerMinute"] = $"{PagesPerMinute}" },
        });
        await using var database = NpgsqlDataSource.Create(_installation.ConnectionString);
        await using var command = database.CreateCommand(
            """
            INSERT INTO projects.users (id, name, email, company)
            VALUES (666, '<script>document.title="caught"</script>', 'a?cc=b&"onclick=x@example.org', '<b>Bold</b>');
            INSERT INTO projects.projects (id, name, description, deadline, details)
            VALUES (666, E'\u202Ereversed <img src=x onerror=alert(1)>', '[click](javascript:alert(1)) **bold** &amp; @Html.Raw', '2031-12-24',
                E'First line\nSecond line\n\n# no heading\n</div><h1 id="mine">Mine</h1>\u202E\u2066');
            INSERT INTO projects.project_users VALUES (666, 666, '"><svg onload=alert(1)>');
            UPDATE projects.company SET website = 'javascript:alert(1)';
            """);
        await command.ExecuteNonQueryAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    [Property("Checklist", 51)]
    public async Task Text_is_shown_as_text_whatever_it_says()
    {
        await using var browser = await BrowserSession.OpenAsync(_installation, scripts: true);
        await browser.GoAsync(PageAddress.Project(666));
        await browser.SignInAsync(BrowserSession.John);
        await browser.ArriveAtPageAsync("**/browse/projects/666");
        var project = await browser.Page.Locator("main").InnerTextAsync();
        const string Markup = "main img, main script, main svg, main b, main strong, #mine, main h1 + h1, main a[href^=javascript]";
        var elements = await browser.Page.Locator(Markup).CountAsync();
        await browser.GoAsync(PageAddress.User(666));
        var person = await browser.Page.Locator("main").InnerTextAsync();
        var mail = await browser.Page.Locator("main dd a").GetAttributeAsync("href");
        var onPerson = await browser.Page.Locator("main script, main b, main [onclick]").CountAsync();
        await browser.GoAsync(PageAddress.Company);
        var websites = await browser.Page.Locator("main a[href^=javascript]").CountAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(project, Does.Contain("reversed <img src=x onerror=alert(1)>").And.Contain("[click](javascript:alert(1)) **bold** &amp; @Html.Raw"));
            Assert.That(project, Does.Contain("First line\nSecond line\n\n# no heading\n</div><h1 id=\"mine\">Mine</h1>")
                .And.Contain("\"><svg onload=alert(1)>").And.Contain("24 December 2031"));
            Assert.That(elements, Is.Zero);
            Assert.That(person, Does.Contain("<script>document.title=\"caught\"</script>").And.Contain("<b>Bold</b>"));
            Assert.That(mail, Is.EqualTo("mailto:a%3Fcc%3Db%26%22onclick%3Dx@example.org"));
            Assert.That(onPerson, Is.Zero);
            Assert.That(websites, Is.Zero);
            Assert.That(await browser.Page.TitleAsync(), Does.Not.Contain("caught"));
        }
    }

    [Test]
    public async Task Browsing_opens_with_what_is_new_and_says_how_many_there_are()
    {
        await using var browser = await BrowserSession.OpenAsync(_installation);
        await browser.GoAsync(Paths.Browse);
        await browser.SignInAsync(await NewEmployee.HireAsync(_installation));
        await browser.ArriveAtPageAsync("**/browse");
        var first = await browser.Page.Locator("main").InnerTextAsync();
        var people = await browser.Page.Locator("main a[href^='/browse/users/']").EvaluateAllAsync<string[]>(
            "all => all.map(each => each.getAttribute('href'))");
        await AddProjectsAsync(1_001, 1_030);
        await browser.GoAsync(Paths.Browse);
        var more = await browser.Page.Locator("main").InnerTextAsync();
        var newest = await browser.Page.Locator("main a[href^='/browse/projects/']").EvaluateAllAsync<string[]>(
            "all => all.map(each => each.getAttribute('href'))");
        await AddProjectsAsync(1_031, 11_030);
        await browser.GoAsync(Paths.Browse);
        var many = await browser.Page.Locator("main").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Does.Contain("4 in all, newest first.").And.Contain("Due 24 December 2031").And.Contain("Due 1 August 2023 (passed)"));
            Assert.That(first, Does.Not.Contain("24 December 2031 (passed)"));
            Assert.That(people, Has.Length.GreaterThan(3).And.ItemAt(0).EqualTo(PageAddress.User(666)));
            Assert.That(more, Does.Contain("The newest 10 of 34. Search for the others."));
            Assert.That(newest, Is.EqualTo(Enumerable.Range(0, 10).Select(n => PageAddress.Project(1_030 - n))));
            Assert.That(many, Does.Contain("The newest 10 of more than 10,000. Search for the others."));
        }
    }

    [Test]
    public async Task After_a_quarter_of_an_hour_the_browser_asks_again_and_the_person_is_not()
    {
        using var person = new Person(_installation, await NewEmployee.HireAsync(_installation));
        using var first = await person.OpenAsync(PageAddress.Company);
        using var soon = await person.GetAsync(PageAddress.Company);

        _clock.Advance(TimeSpan.FromMinutes(16));
        using var later = await person.GetAsync(PageAddress.Company);
        person.Visited.Clear();
        using var reopened = await person.OpenAsync(PageAddress.Company);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(soon.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.Found));
            Assert.That(reopened.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(person.Visited, Is.EqualTo([PageAddress.Company]));
        }
    }

    [Test]
    [Property("Checklist", 54)]
    public async Task A_person_can_open_so_many_pages_and_not_more()
    {
        using Person person = new(_installation, await NewEmployee.HireAsync(_installation)),
            other = new(_installation, await NewEmployee.HireAsync(_installation));
        var statuses = new List<HttpStatusCode>();
        for (var page = 0; page < PagesPerMinute; page++)
        {
            using var opened = await person.OpenAsync(PageAddress.Company);
            statuses.Add(opened.StatusCode);
        }

        using var refused = await person.GetAsync(PageAddress.Company);
        using var others = await other.OpenAsync(PageAddress.Company);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(refused.Headers.RetryAfter?.Delta, Is.Not.Null);
            Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("<h1>Too many pages at once</h1>"));
            Assert.That(others.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase(2, Description = "longer than a code lives")]
    [TestCase(31, Description = "longer than this browser remembers that it asked")]
    [Property("Checklist", 9)]
    public async Task Who_takes_too_long_to_come_back_begins_again(int minutes)
    {
        using var person = new Person(_installation, await NewEmployee.HireAsync(_installation));
        var code = await person.BringCodeAsync(PageAddress.Company);

        _clock.Advance(TimeSpan.FromMinutes(minutes));
        using var answer = await person.GetAsync(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<h1>This sign-in is over</h1>"));
        }
    }

    [Test]
    public async Task A_cookie_that_was_tampered_with_is_no_session()
    {
        using var client = _installation.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", $"{HostCookie.NameOf(BrowseClient.Cookie, _installation.PublicUrl)}=CfDJ8AAAA");

        using var answer = await client.GetAsync(new Uri(PageAddress.Company, UriKind.Relative));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }

    private async Task AddProjectsAsync(int first, int last)
    {
        await using var database = NpgsqlDataSource.Create(_installation.ConnectionString);
        await using var command = database.CreateCommand(
            """
            INSERT INTO projects.projects (id, name, description, details) SELECT id, 'One of many', '', '' FROM generate_series($1, $2) id
            """);
        command.Parameters.Add(new() { Value = first });
        command.Parameters.Add(new() { Value = last });
        await command.ExecuteNonQueryAsync();
    }
}
