using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>What each scope opens beside the tools: a completion or a resource reveals nothing that the token may not read.</summary>
[Property("Checklist", 39)]
internal sealed class ContextScopeTests
{
    private const string Complete = "completion/complete";

    private static readonly (string Method, Func<JsonObject> Parameters, string What, string Scope)[] Guarded =
    [
        ("resources/read", () => McpCaller.ReadingOf("company://profile"), "company", "company"),
        ("resources/read", () => McpCaller.ReadingOf("company://profile/"), "company with a slash", "company"),
        ("resources/read", () => McpCaller.ReadingOf("project://3"), "project", "projects"),
        ("resources/read", () => McpCaller.ReadingOf("project://3/"), "project with a slash", "projects"),
        ("resources/read", () => McpCaller.ReadingOf("project://77"), "missing project", "projects"),
        ("completion/complete", () => McpCaller.CompletionOf("person", "em"), "person", "users"),
        ("completion/complete", () => McpCaller.CompletionOf("project", "virt"), "project", "projects"),
        ("completion/complete", () => McpCaller.CompletionOf("id", "3"), "id", "projects"),
    ];

    private static IEnumerable<TestCaseData> Cases() =>
        from revision in (string[])["2025-11-25", McpCaller.Newest]
        from call in Guarded
        from held in Scopes.Data.Append("openid")
        select new TestCaseData(revision, call.Method, call.Parameters, call.Scope, held) { TestName = $"{call.Method} {call.What} with {held} in {revision}" };

    [TestCaseSource(nameof(Cases))]
    [Property("Checklist", 31)]
    [Property("Checklist", 53)]
    public async Task Only_its_own_scope_opens_it(string revision, string method, Func<JsonObject> parameters, string needed, string held)
    {
        var installation = await Installation.Shared;
        using var caller = await McpCaller.OpenAsync(held, revision);

        using var answer = await caller.SendAsync(caller.Message(method, parameters()));

        if (held == needed)
            Assert.That((int)answer.StatusCode, Is.Not.EqualTo(403));
        else
            using (Assert.EnterMultipleScope())
            {
                Assert.That((int)answer.StatusCode, Is.EqualTo(403));
                Assert.That(answer.Headers.GetValues("WWW-Authenticate"), Is.EqualTo((string[])[
                    $"Bearer error=\"insufficient_scope\", scope=\"{needed}\", "
                    + $"resource_metadata=\"{installation.PublicUrl}/.well-known/oauth-protected-resource/mcp\""]));
            }
    }

    [TestCase("resources/read", """{"uri":"user://2"}""")]
    [TestCase("resources/read", """{"uri":"COMPANY://profile"}""")]
    [TestCase(Complete, """{"ref":{"type":"ref/prompt","name":"letter"},"argument":{"name":"person","value":"e"}}""")]
    [TestCase(Complete, """{"ref":{"type":"ref/prompt","name":"outreach_email"},"argument":{"name":"Person","value":"e"}}""")]
    public async Task What_we_do_not_know_is_not_open_to_a_token_without_data_scopes(string method, string parameters)
    {
        using var caller = await McpCaller.OpenAsync("openid");

        using var answer = await caller.SendAsync(caller.Message(method, JsonNode.Parse(parameters)!.AsObject()));

        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.StartWith("Bearer error=\"insufficient_scope\", scope=\"projects users me company\""));
    }

    // The SDK takes these for the same address as ours; the gate and what it guards do not.
    [TestCase("COMPANY://profile")]
    [TestCase("company://PROFILE")]
    [TestCase("company://profile//")]
    [TestCase("company://profile#")]
    [TestCase("company://profile:0")]
    public async Task Another_spelling_of_an_address_opens_nothing(string uri)
    {
        using var caller = await McpCaller.OpenAsync("me", "2025-11-25");

        var answer = await caller.AskAsync("resources/read", McpCaller.ReadingOf(uri));

        Assert.That((int?)answer["error"]?["code"], Is.EqualTo(-32002), answer.ToJsonString());
    }

    [TestCaseSource(typeof(McpCaller), nameof(McpCaller.WithHandshake))]
    public async Task Headers_open_nothing_that_the_body_does_not(string revision)
    {
        using var caller = await McpCaller.OpenAsync("company", revision);

        using var resource = await caller.SendAsync(
            caller.Message("resources/read", McpCaller.ReadingOf("project://3")), ("Mcp-Method", "resources/read"), ("Mcp-Name", "company://profile"));
        using var completion = await caller.SendAsync(
            caller.Message("completion/complete", McpCaller.CompletionOf("person", "em")), ("Mcp-Method", "prompts/list"));

        Assert.That(((int)resource.StatusCode, (int)completion.StatusCode), Is.EqualTo((403, 403)));
    }

    // A gate that reads another name than the one that is then read is no gate.
    [TestCase("resources/read", """{"uri":"company://profile","uri":"project://3"}""", 400)]
    [TestCase("resources/read", """{"uri":"company://profile","Uri":"project://3"}""", 400)]
    [TestCase("resources/read", """{"uri":null}""", 403)]
    [TestCase("resources/read", """{}""", 400)]
    [TestCase(Complete, """{"ref":{"type":"ref/resource","uri":"project://{id}","name":"outreach_email"},"argument":{"name":"id","value":""}}""", 403)]
    [TestCase(Complete, """{"ref":{"type":"ref/prompt","name":"outreach_email","type":"ref/resource"},"argument":{"name":"person","value":"e"}}""", 400)]
    [TestCase(Complete, """{"ref":{"type":"ref/prompt","name":"outreach_email"},"argument":{"name":"person","Name":"tone","value":"e"}}""", 400)]
    [TestCase(Complete, """{"ref":{"type":"ref/prompt","name":"outreach_email"},"argument":{"name":"person"},"argument":{"name":"tone"}}""", 400)]
    [TestCase(Complete, """{"ref":null,"argument":{"name":"person","value":"e"}}""", 403)]
    [TestCase(Complete, """{"ref":{"type":"ref/prompt","name":"outreach_email"},"argument":null}""", 403)]
    [TestCase(Complete, """{"ref":{"type":"ref/tool","name":"get_users"},"argument":{"name":"person","value":"e"}}""", 400)]
    [TestCase("prompts/get", """{}""", 400)]
    public async Task A_second_name_slips_past_nobody(string method, string parameters, int expected)
    {
        using var caller = await McpCaller.OpenAsync("openid", "2025-11-25");

        using var answer = await caller.SendAsync(
            $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""", ("MCP-Protocol-Version", "2025-11-25"));

        Assert.That((int)answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }
}
