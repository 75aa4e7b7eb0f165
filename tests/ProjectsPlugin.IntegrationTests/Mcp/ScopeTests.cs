using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>What each scope opens: a person is asked for more by HTTP, not by a text to the model.</summary>
[Property("Checklist", 39)]
internal sealed class ScopeTests
{
    private static readonly (string Tool, string Arguments, string Scope)[] Calls =
    [
        ("get_projects", "{}", "projects"), ("get_project", """{"id":3}""", "projects"), ("get_users", "{}", "users"), ("get_user", """{"id":2}""", "users"),
        ("get_me", "{}", "me"), ("get_company", "{}", "company"),
        ("fetch", """{"id":"project:3"}""", "projects"), ("fetch", """{"id":"user:2"}""", "users"), ("fetch", """{"id":"company"}""", "company"),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from revision in (string[])["2025-06-18", McpCaller.Newest]
        from call in Calls
        from held in Scopes.Data
        select new TestCaseData(revision, call.Tool, call.Arguments, call.Scope, held) { TestName = $"{call.Tool} {call.Arguments} with {held} in {revision}" };

    [TestCaseSource(nameof(Cases))]
    [Property("Checklist", 31)]
    public async Task Only_its_own_scope_opens_a_tool(string revision, string tool, string arguments, string needed, string held)
    {
        var installation = await Installation.Shared;
        using var caller = await McpCaller.OpenAsync(held, revision);

        using var answer = await caller.SendAsync(caller.Message("tools/call", McpCaller.CallOf(tool, arguments)));

        if (held == needed)
            Assert.That((await McpCaller.ReadAsync(answer))["result"]!["structuredContent"], Is.Not.Null);
        else
            using (Assert.EnterMultipleScope())
            {
                Assert.That((int)answer.StatusCode, Is.EqualTo(403));
                Assert.That(answer.Headers.GetValues("WWW-Authenticate"), Is.EqualTo((string[])[
                    $"Bearer error=\"insufficient_scope\", scope=\"{needed}\", "
                    + $"resource_metadata=\"{installation.PublicUrl}/.well-known/oauth-protected-resource/mcp\""]));
            }
    }

    [TestCase("projects", "project:3")]
    [TestCase("users", "user:2")]
    [TestCase("company", "company")]
    [Property("Checklist", 53)]
    public async Task Search_sees_only_the_kinds_that_the_token_may(string scope, string expected)
    {
        using var caller = await McpCaller.OpenAsync(scope);
        var seen = new List<string>();

        foreach (var query in (string[])["virtual city", "Emily Johnson", "Example Company"])
            seen.AddRange((await caller.RecordAsync("search", $$"""{"query":"{{query}}"}"""))["results"]!.AsArray().Select(hit => (string)hit!["id"]!));

        Assert.That(seen.Distinct().Where(id => id.Split(':')[0] == expected.Split(':')[0]), Does.Contain(expected).And.EquivalentTo(seen.Distinct()));
    }

    [TestCase("search", """{"query":"city"}""")]
    [TestCase("fetch", """{"id":"nothing"}""")]
    [TestCase("no_such_tool", "{}")]
    public async Task A_token_without_any_data_scope_calls_nothing(string tool, string arguments)
    {
        using var caller = await McpCaller.OpenAsync("openid profile");

        using var answer = await caller.SendAsync(caller.Message("tools/call", McpCaller.CallOf(tool, arguments)));

        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer error=\"insufficient_scope\", scope=\"projects users me company\""));
    }

    [Test]
    public async Task The_list_shows_every_tool_so_that_a_model_can_ask_for_more()
    {
        using var caller = await McpCaller.OpenAsync("openid");

        var tools = (await caller.AskAsync("tools/list"))["result"]!["tools"]!.AsArray();

        Assert.That(tools, Has.Count.EqualTo(8));
    }

    [TestCaseSource(typeof(McpCaller), nameof(McpCaller.WithHandshake))]
    public async Task Headers_open_nothing_that_the_body_does_not(string revision)
    {
        using var caller = await McpCaller.OpenAsync("me", revision);

        using var answer = await caller.SendAsync(
            caller.Message("tools/call", McpCaller.CallOf("get_users")), ("Mcp-Method", "tools/call"), ("Mcp-Name", "get_me"));

        Assert.That((int)answer.StatusCode, Is.EqualTo(403));
    }

    // A gate that reads another name than the one that is called is no gate.
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_me","name":"get_users"}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_me","Name":"get_users"}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_me"},"params":{"name":"get_users"}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_users"}}""", 403)]
    [TestCase("""[{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_users"}}]""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping","Method":"tools/call","params":{"name":"get_users"}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_me"},"PARAMS":{"name":"get_users"}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_me","n\u0061me":"get_users"}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_me","arguments":{"a":{"b":1,"B":2}}}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","method":"tools/call","params":{"name":"get_me","Name":"get_users"}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get\u005fusers"}}""", 403)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"NAME":"get_users"}}""", 403)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","arguments":{"id":"company"},"arguments":{}}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","arguments":{"id":"company","ID":"x"}}}""", 400)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","Arguments":{"id":"company"}}}""", 403)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"fetch","arguments":{"id":"c\u006fmpany"}}}""", 403)]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_me","arguments":[1]}}""", 400)]
    public async Task A_second_name_slips_past_nobody(string body, int expected)
    {
        using var caller = await McpCaller.OpenAsync("me", "2025-06-18");

        using var answer = await caller.SendAsync(body, ("MCP-Protocol-Version", "2025-06-18"));

        Assert.That((int)answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }

    // The SDK reads these names in lower case only, and calls nothing.
    [TestCase("""{"jsonrpc":"2.0","ID":1,"method":"tools/call","params":{"name":"get_me"}}""")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"METHOD":"tools/call","params":{"name":"get_me"}}""")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","Params":{"name":"get_me"}}""")]
    public async Task Another_spelling_of_a_member_calls_nothing(string body)
    {
        using var caller = await McpCaller.OpenAsync("me", "2025-06-18");

        using var answer = await caller.SendAsync(body, ("MCP-Protocol-Version", "2025-06-18"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.LessThan(500));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("result"));
        }
    }

    [Test]
    public async Task An_argument_is_read_by_the_name_that_the_list_says()
    {
        using var caller = await McpCaller.OpenAsync("company", "2025-06-18");

        var result = await caller.CallAsync("fetch", """{"ID":"company"}""");

        Assert.That((string?)result["content"]![0]!["text"], Is.EqualTo("id is missing: The id that search gave: project:3, user:2 or company."));
    }

    [Test]
    public async Task A_tool_that_does_not_exist_is_an_error_of_the_protocol()
    {
        using var caller = await McpCaller.OpenAsync();

        var answer = await caller.AskAsync("tools/call", McpCaller.CallOf("no_such_tool"));

        Assert.That((int?)answer["error"]!["code"], Is.EqualTo(-32602), answer.ToJsonString());
    }
}
