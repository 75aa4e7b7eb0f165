using System.Text;
using System.Text.Json.Nodes;
using ProjectsPlugin.Api;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>What some projects have and others do not: it is there wherever a project is read, and where it is not known nothing is made up.</summary>
internal sealed class ProjectFieldTests
{
    private const string File =
        """
        { "projects": [
            { "id": 71, "name": "Bare", "description": "d", "details": "", "users": [] },
            { "id": 72, "name": "Nulls", "description": "d", "deadline": null, "details": "", "users": [], "url": null, "source": " ", "as_of": null },
            { "id": 73, "name": "Quarterly", "description": "d", "deadline": "2026-Q4", "details": "", "users": [],
              "url": "https://tracker.example.com/73", "source": "Jira", "as_of": "2026-11-28T10:40:00+01:00" },
            { "id": 74, "name": "Monthly", "description": "d", "deadline": "2031-02", "details": "", "users": [] } ] }
        """;

    private Installation _installation = null!;
    private ApiClient _rest = null!;
    private McpCaller _mcp = null!;

    [OneTimeSetUp]
    public async Task ImportAsync()
    {
        _installation = await Installation.StartAsync(new InstallationOptions());
        var file = await ImportFileReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(File)), null, default);
        Assert.That(file.Problems.Lines, Is.Empty);
        await new Importer(_installation.ConnectionString, _ => { }).ImportAsync(file, ImportMode.OwnBesideDemo, default);
        _rest = new ApiClient(_installation, (await TokenForge.OfAsync(_installation)).AlecsToken("projects"));
        _mcp = new McpCaller(_installation, await McpCaller.TokenAsync(_installation), McpCaller.Newest);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _mcp.Dispose();
        _rest.Dispose();
        await _installation.DisposeAsync();
    }

    [TestCase(71, """{"id":71,"name":"Bare","description":"d","details":"","users":[]}""")]
    [TestCase(72, """{"id":72,"name":"Nulls","description":"d","details":"","users":[]}""")]
    [TestCase(
        73,
        """
        {"id":73,"name":"Quarterly","description":"d","deadline":"2026-12-31","deadlinePrecision":"quarter","details":"",
        "url":"https://tracker.example.com/73","source":"Jira","asOf":"2026-11-28T09:40:00+00:00","users":[]}
        """)]
    [TestCase(74, """{"id":74,"name":"Monthly","description":"d","deadline":"2031-02-28","deadlinePrecision":"month","details":"","users":[]}""")]
    public async Task A_project_has_the_fields_that_are_known_and_no_others(int id, string expected)
    {
        var whole = JsonNode.Parse(expected)!.ToJsonString();
        var listed = JsonNode.Parse(expected)!.AsObject();
        listed.Remove("users");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _rest.ReadAsync($"/projects/{id}")).ToJsonString(), Is.EqualTo(whole));
            Assert.That((await _rest.ReadAsync($"/projects?after={id - 1}&limit=1"))[0]!.ToJsonString(), Is.EqualTo(listed.ToJsonString()));
            Assert.That((await _mcp.RecordAsync("get_project", $$"""{"id":{{id}}}""")).ToJsonString(), Is.EqualTo(whole));
        }
    }

    [Test]
    public async Task A_record_as_text_says_where_it_is_from_and_as_of_when()
    {
        var quarterly = await _mcp.RecordAsync("fetch", """{"id":"project:73"}""");
        var bare = await _mcp.RecordAsync("fetch", """{"id":"project:71"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)quarterly["text"], Does.Contain("Deadline:\n> 2026-Q4\n").And
                .EndsWith("Address:\n> https://tracker.example.com/73\nSource:\n> Jira\nAs of:\n> 2026-11-28 09:40 UTC"));
            Assert.That((string?)quarterly["metadata"]!["deadline"], Is.EqualTo("2026-Q4"));
            Assert.That((string?)bare["text"], Does.Not.Contain("Deadline").And.Not.Contain("Source"));
            Assert.That(bare["metadata"]!.ToJsonString(), Is.EqualTo("""{"kind":"project"}"""));
        }
    }

    [Test]
    public async Task A_person_sees_on_a_projects_page_what_is_known()
    {
        await using var browser = await BrowserSession.OpenAsync(_installation);
        await browser.GoAsync(PageAddress.Project(73));
        await browser.SignInAsync(BrowserSession.John);
        await browser.ArriveAtPageAsync("**/browse/projects/73");
        var quarterly = await browser.Page.Locator("main").InnerTextAsync();
        var link = await browser.Page.Locator("main dd a").GetAttributeAsync("href");
        await browser.GoAsync(PageAddress.Project(3));
        var passed = await browser.Page.Locator("main").InnerTextAsync();
        await browser.GoAsync(PageAddress.Project(71));
        var bare = await browser.Page.Locator("main").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(quarterly, Does.Contain("October to December 2026").And.Contain("Jira").And.Contain("28 November 2026, 09:40 UTC"));
            Assert.That(link, Is.EqualTo("https://tracker.example.com/73"));
            Assert.That(passed, Does.Contain("1 August 2023").And.Contain("(passed)"));
            Assert.That(bare, Does.Not.Contain("Deadline").And.Not.Contain("From"));
        }
    }
}
