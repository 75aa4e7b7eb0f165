using System.Text.Json.Nodes;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Values that are offered while a person types.</summary>
[TestFixture("2025-06-18")]
[TestFixture(McpCaller.Newest)]
internal sealed class CompletionTests(string revision)
{
    private McpCaller _caller = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _caller = await McpCaller.OpenAsync(revision: revision);

    [OneTimeTearDown]
    public void Close() => _caller.Dispose();

    [TestCase("person", "", """["John Smith","Emily Johnson","Alec Parkes"]""")]
    [TestCase("person", "em", """["Emily Johnson"]""")]
    [TestCase("person", "EMILY j", """["Emily Johnson"]""")]
    [TestCase("person", "Emilly Jonson", """["Emily Johnson"]""")]
    [TestCase("person", "nobody of that name", "[]")]
    [TestCase("person", "')(*&|!", "[]")]
    [TestCase("project", "", """["Fusion Reactor Development","Deep Space Exploration","Virtual Eco-City Simulation"]""")]
    [TestCase("project", "virt", """["Virtual Eco-City Simulation"]""")]
    [TestCase("project", "VIRTUAL CITY", """["Virtual Eco-City Simulation"]""")]
    [TestCase("project", "zeppelin", "[]")]
    [TestCase("id", "", """["1","2","3"]""")]
    [TestCase("id", "3", """["3"]""")]
    [TestCase("id", "deep space", """["2"]""")]
    [TestCase("id", "0", "[]")]
    [TestCase("id", "4", "[]")]
    [TestCase("id", "-1", "[]")]
    [TestCase("id", "99999999999", "[]")]
    public async Task What_is_typed_is_completed_as_the_tools_would_find_it(string argument, string typed, string expected)
    {
        var completion = (await AskAsync(argument, typed))["result"]!["completion"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(completion["values"]!.ToJsonString(), Is.EqualTo(expected));
            Assert.That(((int?)completion["total"], (bool?)completion["hasMore"]), Is.EqualTo((completion["values"]!.AsArray().Count, false)));
        }
    }

    [TestCase("""{"ref":{"type":"ref/prompt","name":"letter"},"argument":{"name":"person","value":"e"}}""")]
    [TestCase("""{"ref":{"type":"ref/prompt","name":"outreach_email"},"argument":{"name":"tone","value":"e"}}""")]
    [TestCase("""{"ref":{"type":"ref/prompt","name":"outreach_email"},"argument":{"name":"id","value":"3"}}""")]
    [TestCase("""{"ref":{"type":"ref/resource","uri":"company://profile"},"argument":{"name":"id","value":"3"}}""")]
    [TestCase("""{"ref":{"type":"ref/resource","uri":"project://3"},"argument":{"name":"id","value":"3"}}""")]
    public async Task What_cannot_be_completed_is_an_error_that_says_what_can(string parameters)
    {
        var error = (await _caller.AskAsync("completion/complete", JsonNode.Parse(parameters)!.AsObject()))["error"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)error?["code"], Is.EqualTo(-32602));
            Assert.That((string?)error?["message"], Does.Contain("person and project of the prompt outreach_email").And.Contain("id of project://{id}"));
        }
    }

    [Test]
    [Property("Checklist", 44)]
    public async Task More_is_typed_than_can_be_searched_for()
    {
        var longest = await AskAsync("person", new string('x', 200));
        var tooLong = await AskAsync("person", new string('x', 201));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(longest["result"], Is.Not.Null);
            Assert.That((int?)tooLong["error"]?["code"], Is.EqualTo(-32602));
            Assert.That((string?)tooLong["error"]?["message"], Does.Contain("at most 200 characters"));
        }
    }

    private Task<JsonNode> AskAsync(string argument, string typed) => _caller.AskAsync("completion/complete", McpCaller.CompletionOf(argument, typed));
}
