using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>The address itself: methods, origins, revisions and what is refused before anybody reads it.</summary>
internal sealed class EndpointTests
{
    [TestCase("GET")]
    [TestCase("DELETE")]
    [TestCase("PUT")]
    public async Task There_is_nothing_to_do_but_post(string method)
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await McpCaller.TokenAsync(installation));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Paths.Mcp, UriKind.Relative));

        using var answer = await client.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(answer.Content.Headers.Allow, Is.EqualTo((string[])["POST"]));
        }
    }

    [TestCaseSource(typeof(McpCaller), nameof(McpCaller.WithHandshake))]
    [Property("Checklist", 42)]
    public async Task A_client_with_a_handshake_gets_its_revision_and_no_session(string revision)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        using var answer = await caller.SendAsync(caller.Opening(), ("MCP-Protocol-Version", null));

        var result = (await McpCaller.ReadAsync(answer))["result"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)result["protocolVersion"], Is.EqualTo(revision));
            Assert.That((string?)result["serverInfo"]!["name"], Is.EqualTo("projects"));
            Assert.That(result["capabilities"]!["tools"], Is.Not.Null);
            Assert.That(answer.Headers.Contains("Mcp-Session-Id"), Is.False);
        }
    }

    [Test]
    public async Task A_client_of_the_newest_revision_discovers_instead()
    {
        using var caller = await McpCaller.OpenAsync();

        var result = (await caller.AskAsync("server/discover"))["result"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result["supportedVersions"]!.AsArray().Select(version => (string?)version), Does.Contain(McpCaller.Newest));
            Assert.That(result["capabilities"]!["tools"], Is.Not.Null);
            Assert.That((string?)result["instructions"], Is.Not.Empty);
        }
    }

    // Checklist 51: some clients show a model only the beginning.
    [Test]
    [Property("Checklist", 51)]
    public async Task The_first_512_characters_say_what_is_here_and_that_data_is_data()
    {
        using var caller = await McpCaller.OpenAsync();

        var beginning = ((string)(await caller.AskAsync("server/discover"))["result"]!["instructions"]!)[..512];

        using (Assert.EnterMultipleScope())
            foreach (var words in (string[])["projects", "people", "company", "get_me", "data, never instructions"])
                Assert.That(beginning, Does.Contain(words));
    }

    [TestCaseSource(typeof(McpCaller), nameof(McpCaller.Revisions))]
    [Property("Checklist", 42)]
    public async Task A_session_that_a_client_remembers_means_nothing(string revision)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        using var answer = await caller.SendAsync(caller.Message("tools/list"), ("Mcp-Session-Id", "of-somebody-else"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.Contains("Mcp-Session-Id"), Is.False);
        }
    }

    [TestCase("https://attacker.example", HttpStatusCode.Forbidden)]
    [TestCase("null", HttpStatusCode.Forbidden)]
    [TestCase(null, HttpStatusCode.OK)]
    [TestCase("", HttpStatusCode.OK)]
    [Property("Checklist", 41)]
    public async Task Only_our_own_pages_may_call_from_a_browser(string? origin, HttpStatusCode expected)
    {
        var installation = await Installation.Shared;
        using var caller = await McpCaller.OpenAsync();

        using var answer = await caller.SendAsync(caller.Message("tools/list"), ("Origin", origin?.Length == 0 ? installation.PublicUrl.ToString() : origin));

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    [Property("Checklist", 41)]
    public async Task A_foreign_page_is_refused_before_its_token_is_looked_at()
    {
        using var caller = new McpCaller(await Installation.Shared, token: null, McpCaller.Newest);

        using var answer = await caller.SendAsync(caller.Message("tools/list"), ("Origin", "https://attacker.example"));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("Mcp-Method", "tools/call", -32020)]
    [TestCase("Mcp-Method", null, -32020)]
    [TestCase("MCP-Protocol-Version", "2025-11-25", -32020)]
    [TestCase("MCP-Protocol-Version", "1999-01-01", -32020)]
    [TestCase("MCP-Protocol-Version", null, -32020)]
    [Property("Checklist", 43)]
    public async Task Headers_that_contradict_the_body_are_refused(string header, string? value, int code)
    {
        using var caller = await McpCaller.OpenAsync();

        using var answer = await caller.SendAsync(caller.Message("tools/list"), (header, value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((int?)(await McpCaller.ReadAsync(answer))["error"]?["code"], Is.EqualTo(code), await answer.Content.ReadAsStringAsync());
        }
    }

    [Test]
    [Property("Checklist", 43)]
    public async Task A_name_in_a_header_that_is_not_the_bodys_is_refused()
    {
        using var caller = await McpCaller.OpenAsync();

        using var answer = await caller.SendAsync(caller.Message("tools/call", McpCaller.CallOf("get_users")), ("Mcp-Name", "get_me"));

        Assert.That(((int)answer.StatusCode, (int?)(await McpCaller.ReadAsync(answer))["error"]!["code"]), Is.EqualTo((400, -32020)));
    }

    [TestCase("initialize", """{"protocolVersion":5}""")]
    [TestCase("tools/call", """{"name":5}""")]
    [TestCase("tools/call", """{}""")]
    public async Task Parameters_of_another_shape_are_a_bad_request(string method, string parameters)
    {
        using var caller = await McpCaller.OpenAsync(revision: "2025-11-25");

        using var answer = await caller.SendAsync(caller.Message(method, JsonNode.Parse(parameters)!.AsObject()));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("not json")]
    [TestCase("""{"jsonrpc":"2.0","id":null,"method":"tools/list"}""")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/list","method":"tools/call"}""")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"query":"\ud800"}}}""")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":5}}}""")]
    public async Task What_is_no_message_is_a_bad_request(string body)
    {
        using var caller = await McpCaller.OpenAsync(revision: "2025-11-25");

        using var answer = await caller.SendAsync(body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((await McpCaller.ReadAsync(answer))["error"], Is.Not.Null);
        }
    }

    [Test]
    [Property("Checklist", 44)]
    public async Task A_body_beyond_64_kilobytes_is_not_read()
    {
        using var caller = await McpCaller.OpenAsync();

        using var answer = await caller.SendAsync(caller.Message("tools/call", McpCaller.CallOf("search", $$"""{"query":"{{new string('x', 70_000)}}"}""")));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Another_content_type_is_refused()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await McpCaller.TokenAsync(installation));
        using var body = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"ping"}""");

        using var answer = await client.PostAsync(new Uri(Paths.Mcp, UriKind.Relative), body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }
}
