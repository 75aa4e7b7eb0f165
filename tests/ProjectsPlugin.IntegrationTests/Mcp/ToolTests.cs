using System.Text.Json.Nodes;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>What the tools answer, in both eras of the protocol.</summary>
[TestFixture("2025-03-26")]
[TestFixture("2025-11-25")]
[TestFixture(McpCaller.Newest)]
internal sealed class ToolTests(string revision)
{
    private Installation _installation = null!;
    private McpCaller _caller = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _installation = await Installation.Shared;
        _caller = await McpCaller.OpenAsync(revision: revision);
    }

    [OneTimeTearDown]
    public void Close() => _caller.Dispose();

    [Test]
    public async Task The_signed_in_person_is_known_by_both_contracts()
    {
        var me = await _caller.RecordAsync("get_me");

        Assert.That(
            me.ToJsonString(),
            Is.EqualTo("""{"id":"user:3","name":"Alec Parkes","email":"user3@example.com","userID":3,"company":"Example Company"}"""));
    }

    [Test]
    public async Task A_project_comes_with_its_people()
    {
        var project = await _caller.RecordAsync("get_project", """{"id":3}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                ((int?)project["id"], (string?)project["name"], (string?)project["deadline"]),
                Is.EqualTo((3, "Virtual Eco-City Simulation", "2023-08-01")));
            Assert.That(project["users"]!.ToJsonString(), Is.EqualTo("""[{"id":3,"name":"Alec Parkes","role":"lead"}]"""));
        }
    }

    [Test]
    public async Task Lists_are_searched()
    {
        var projects = await _caller.RecordAsync("get_projects", """{"query":"virtual city"}""");
        var users = await _caller.RecordAsync("get_users", """{"query":"Emilly Jonson"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(projects["projects"]!.AsArray().Select(project => (string?)project!["name"]), Is.EqualTo((string[])["Virtual Eco-City Simulation"]));
            Assert.That(
                users["users"]!.ToJsonString(),
                Is.EqualTo("""[{"id":2,"name":"Emily Johnson","email":"user2@example.com","company":"Example Client"}]"""));
        }
    }

    [TestCase("get_projects", "projects")]
    [TestCase("get_users", "users")]
    [Property("Checklist", 44)]
    public async Task Lists_are_gone_through_by_next(string tool, string member)
    {
        var seen = new List<int>();
        int? next = 0;
        while (next is not null)
        {
            var page = await _caller.RecordAsync(tool, $$"""{"after":{{next}},"limit":2}""");
            seen.AddRange(page[member]!.AsArray().Select(record => (int)record!["id"]!));
            next = (int?)page["next"];
        }

        Assert.That(seen, Is.EqualTo((int[])[1, 2, 3]));
    }

    [Test]
    public async Task Search_finds_every_kind_and_says_where_a_person_can_look()
    {
        var results = (await _caller.RecordAsync("search", """{"query":"example"}"""))["results"]!.AsArray();
        var project = (await _caller.RecordAsync("search", """{"query":"virtual city"}"""))["results"]!.AsArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(results.Select(hit => (string?)hit!["id"]), Does.Contain("user:2").And.Contain("company"));
            Assert.That(
                project.ToJsonString(),
                Is.EqualTo($$"""[{"id":"project:3","title":"Virtual Eco-City Simulation","url":"{{_installation.PublicUrl}}/browse/projects/3"}]"""));
        }
    }

    [TestCase("project:3", "Virtual Eco-City Simulation", "/browse/projects/3", """{"kind":"project","deadline":"2023-08-01"}""")]
    [TestCase("user:2", "Emily Johnson", "/browse/users/2", """{"kind":"user"}""")]
    [TestCase("company", "Example Company", "/browse/company", """{"kind":"company"}""")]
    public async Task Fetch_reads_what_search_found(string id, string title, string page, string metadata)
    {
        var record = await _caller.RecordAsync("fetch", $$"""{"id":"{{id}}"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)record["id"], (string?)record["title"], (string?)record["url"]), Is.EqualTo((id, title, _installation.PublicUrl.At(page))));
            Assert.That((string?)record["text"], Does.Contain($"> {title}"));
            Assert.That(record["metadata"]!.ToJsonString(), Is.EqualTo(metadata));
        }
    }

    [TestCase("get_project", """{"id":77}""", "get_projects")]
    [TestCase("get_user", """{"id":77}""", "get_users")]
    [TestCase("fetch", """{"id":"project:77"}""", "search")]
    [TestCase("fetch", """{"id":"customer:1"}""", "search")]
    [TestCase("get_project", "{}", "id is missing")]
    [TestCase("get_project", """{"id":"three"}""", "whole number")]
    [TestCase("get_project", """{"id":0}""", "from 1 to")]
    [TestCase("get_project", """{"id":99999999999}""", "from 1 to")]
    [TestCase("get_projects", """{"limit":101}""", "limit must be")]
    [TestCase("search", """{"query":""}""", "query must be")]
    [Property("Checklist", 44)]
    public async Task What_cannot_be_done_is_a_result_that_says_what_to_try_next(string tool, string arguments, string advice)
    {
        var before = _installation.ApiLogs.Entries.Count(entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Error);

        var result = await _caller.CallAsync(tool, arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool?)result["isError"], Is.True);
            Assert.That((string?)result["content"]![0]!["text"], Does.Contain(advice));
            Assert.That(_installation.ApiLogs.Entries.Count(entry => entry.Level >= Microsoft.Extensions.Logging.LogLevel.Error), Is.EqualTo(before));
        }
    }

    [Test]
    public async Task The_text_is_the_same_json_as_the_structure()
    {
        var result = await _caller.CallAsync("get_company");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result["content"]!.AsArray(), Has.Count.EqualTo(1));
            Assert.That(JsonNode.DeepEquals(JsonNode.Parse((string)result["content"]![0]!["text"]!), result["structuredContent"]), Is.True);
        }
    }
}
