using System.Text.Json.Nodes;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Records that a person puts into a conversation without a model asking for them.</summary>
[TestFixture("2025-03-26")]
[TestFixture("2025-11-25")]
[TestFixture(McpCaller.Newest)]
internal sealed class ResourceTests(string revision)
{
    /// <summary>As each revision has it: a wrong parameter since the newest, a code of its own before.</summary>
    private int Missing => revision == McpCaller.Newest ? -32602 : -32002;

    [TestCase("company://profile", "get_company", "{}")]
    [TestCase("project://3", "get_project", """{"id":3}""")]
    [TestCase("project://3/", "get_project", """{"id":3}""")]
    public async Task A_resource_is_the_json_that_the_tool_answers(string uri, string tool, string arguments)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);
        var expected = (string?)(await caller.CallAsync(tool, arguments))["content"]![0]!["text"];

        var result = (await caller.AskAsync("resources/read", McpCaller.ReadingOf(uri)))["result"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result["contents"]!.AsArray().Select(content => ((string?)content!["uri"], (string?)content["mimeType"], (string?)content["text"])),
                Is.EqualTo(new[] { (uri, "application/json", expected) }));
            Assert.That(JsonNode.Parse(expected!)!["name"], Is.Not.Null);
        }
    }

    [Test]
    public async Task Caches_that_people_share_keep_no_record()
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        var result = (await caller.AskAsync("resources/read", McpCaller.ReadingOf("company://profile")))["result"]!;

        Assert.That(((string?)result["cacheScope"], (int?)result["ttlMs"]), Is.EqualTo(("private", 0)));
    }

    [TestCase("project://77", "There is no project 77. Complete the id, or find projects with get_projects.")]
    [TestCase("project://0", "There are company://profile and project://{id}")]
    [TestCase("project://three", "There are company://profile and project://{id}")]
    [TestCase("project://99999999999", "There are company://profile and project://{id}")]
    [TestCase("project://%33", "There are company://profile and project://{id}")]
    [TestCase("project://3/users", "There are company://profile and project://{id}")]
    [TestCase("PROJECT://3", "There are company://profile and project://{id}")]
    [TestCase("company://PROFILE", "There are company://profile and project://{id}")]
    [TestCase("company://other", "There are company://profile and project://{id}")]
    [TestCase("user://2", "There are company://profile and project://{id}")]
    [TestCase("file:///etc/passwd", "There are company://profile and project://{id}")]
    [Property("Checklist", 44)]
    public async Task What_is_not_there_is_an_error_that_says_what_is(string uri, string advice)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        var answer = await caller.AskAsync("resources/read", McpCaller.ReadingOf(uri));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)answer["error"]?["code"], Is.EqualTo(Missing), answer.ToJsonString());
            Assert.That((string?)answer["error"]?["message"], Does.Contain(advice));
        }
    }
}
