using System.Text.Json.Nodes;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Calls as models and libraries really spell them.</summary>
[TestFixture("2025-03-26")]
[TestFixture("2025-11-25")]
[TestFixture(McpCaller.Newest)]
internal sealed class LenientCallTests(string revision)
{
    private McpCaller _caller = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _caller = await McpCaller.OpenAsync(revision: revision);

    [OneTimeTearDown]
    public void Close() => _caller.Dispose();

    [TestCase("""{"query":null,"after":null,"limit":null}""")]
    [TestCase("""{"query":"","after":0,"limit":0}""")]
    [TestCase("""{"query":" \u200b ","after":"","limit":" "}""")]
    [TestCase("""{"after":"0","limit":"null"}""")]
    [TestCase("""{"after":0.0,"limit":"undefined"}""")]
    [TestCase("""{"after":0,"limit":50}""")]
    public async Task What_says_nothing_counts_as_left_out(string arguments)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await IdsAsync("get_projects", "projects", arguments), Is.EqualTo((int[])[1, 2, 3]));
            Assert.That(await IdsAsync("get_users", "users", arguments), Is.EqualTo((int[])[1, 2, 3]));
        }
    }

    [TestCase("""{"query":"virtual city","after":0,"limit":50}""")]
    [TestCase("""{"query":"virtual city","after":7,"limit":0}""")]
    public async Task A_search_is_one_page_whatever_else_is_filled_in(string arguments) =>
        Assert.That(await IdsAsync("get_projects", "projects", arguments), Is.EqualTo((int[])[3]));

    [TestCase("""{"after":1.0,"limit":1.0}""", 2)]
    [TestCase("""{"after":"1","limit":"1"}""", 2)]
    [TestCase("""{"after":" 2 ","limit":"1.00"}""", 3)]
    [TestCase("""{"after":2e0,"limit":"10e-1"}""", 3)]
    public async Task A_number_is_taken_as_it_is_spelt(string arguments, int expected) =>
        Assert.That(await IdsAsync("get_users", "users", arguments), Is.EqualTo((int[])[expected]));

    [TestCase("get_project", """{"id":"3"}""")]
    [TestCase("get_project", """{"id":3.0}""")]
    [TestCase("get_user", """{"id":"3.0"}""")]
    public async Task An_id_is_taken_as_it_is_spelt(string tool, string arguments) =>
        Assert.That((int?)(await _caller.RecordAsync(tool, arguments))["id"], Is.EqualTo(3));

    [TestCase("get_project", """{"id":"three"}""", "whole number")]
    [TestCase("get_project", """{"id":3.5}""", "whole number")]
    [TestCase("get_project", """{"id":"3,0"}""", "whole number")]
    [TestCase("get_project", """{"id":"0x3"}""", "whole number")]
    [TestCase("get_project", """{"id":true}""", "whole number")]
    [TestCase("get_project", """{"id":[3]}""", "whole number")]
    [TestCase("get_project", """{"id":""}""", "whole number")]
    [TestCase("get_project", """{"id":null}""", "id is missing")]
    [TestCase("get_project", """{"id":1e999}""", "whole number")]
    [TestCase("get_projects", """{"limit":-1}""", "limit must be")]
    [TestCase("get_projects", """{"limit":"101"}""", "limit must be")]
    [TestCase("get_projects", """{"query":true}""", "query must be a text")]
    [TestCase("get_projects", """{"query":["city"]}""", "query must be a text")]
    [TestCase("fetch", """{"id":3}""", "such as project:3")]
    public async Task What_could_mean_something_else_is_not_guessed(string tool, string arguments, string advice)
    {
        var result = await _caller.CallAsync(tool, arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool?)result["isError"], Is.True, result.ToJsonString());
            Assert.That((string?)result["content"]![0]!["text"], Does.Contain(advice));
        }
    }

    [TestCase("get_user", "{}", "id is missing: The person's number, from get_users.")]
    [TestCase("search", """{"query":null}""", "query is missing: Words to find, in any order and form.")]
    [TestCase("get_user", """{"id":"two"}""", "id must be a whole number from 1 to 2147483647.")]
    [TestCase("get_users", """{"after":-1,"limit":101}""", "after must be a whole number from 0 to 2147483647.")]
    [TestCase("get_users", """{"limit":101}""", "limit must be a whole number from 1 to 100.")]
    [TestCase("get_users", """{"query":{}}""", "query must be a text of 0 to 200 characters.")]
    [TestCase("search", """{"query":""}""", "query must be a text of 1 to 200 characters.")]
    public async Task A_refusal_says_what_to_send(string tool, string arguments, string advice) =>
        Assert.That((string?)(await _caller.CallAsync(tool, arguments))["content"]![0]!["text"], Is.EqualTo(advice));

    [Test]
    public async Task A_text_of_digits_may_come_as_a_number()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await _caller.RecordAsync("search", """{"query":2}"""))["results"]!.AsArray(), Is.Empty);
            Assert.That(await IdsAsync("get_users", "users", """{"query":2}"""), Is.Empty);
        }
    }

    [TestCase("get_me", """{"user":3,"conversation_id":"abc","reason":{"why":"asked"}}""")]
    [TestCase("get_company", """{"random_string":"dummy"}""")]
    [TestCase("get_project", """{"id":3,"verbose":true}""")]
    [TestCase("search", """{"query":"city","security_token":null}""")]
    [TestCase("fetch", """{"id":"project:3","_hint":[]}""")]
    [TestCase("get_users", """{"page":2}""")]
    public async Task Arguments_that_hosts_add_are_not_read(string tool, string arguments) =>
        Assert.That(await _caller.RecordAsync(tool, arguments), Is.Not.Null);

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"\"")]
    [TestCase("{}")]
    public async Task Arguments_may_be_empty_in_any_way(string arguments)
    {
        var call = McpCaller.CallOf("get_me");
        call["arguments"] = JsonNode.Parse(arguments);

        var answer = await _caller.AskAsync("tools/call", call);

        Assert.That((int?)answer["result"]?["structuredContent"]?["userID"], Is.EqualTo(3), answer.ToJsonString());
    }

    [TestCase("tools/list", "tools")]
    [TestCase("prompts/list", "prompts")]
    [TestCase("resources/list", "resources")]
    [TestCase("resources/templates/list", "resourceTemplates")]
    public async Task A_list_is_one_page(string method, string member)
    {
        async Task<JsonNode> AskAsync(JsonNode? cursor) => await _caller.AskAsync(method, new JsonObject { ["cursor"] = cursor });
        var whole = (await _caller.AskAsync(method))["result"]![member]!.ToJsonString();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(whole, Is.Not.EqualTo("[]"));
            Assert.That((await AskAsync(""))["result"]?[member]?.ToJsonString(), Is.EqualTo(whole));
            Assert.That((await AskAsync(null))["result"]?[member]?.ToJsonString(), Is.EqualTo(whole));
            foreach (var cursor in new JsonNode[] { "abc", " ", "MA==", 1, 0 })
                Assert.That((int?)(await AskAsync(cursor))["error"]?["code"], Is.EqualTo(-32602), cursor.ToJsonString());
        }
    }

    [TestCase("7.0", "7")]
    [TestCase("7", "7")]
    [TestCase("\"7.0\"", "\"7.0\"")]
    public async Task A_message_is_answered_under_its_id(string id, string expected)
    {
        var message = _caller.Message("tools/list").ToJsonString().Replace("\"id\":7", $"\"id\":{id}", StringComparison.Ordinal);

        using var answer = await _caller.SendAsync(message, _caller.HeadersOf("tools/list"));

        Assert.That((await McpCaller.ReadAsync(answer))["id"]?.ToJsonString(), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_prompt_takes_a_number_for_a_name_and_what_hosts_add()
    {
        var answer = await _caller.AskAsync(
            "prompts/get",
            JsonNode.Parse("""{"name":"outreach_email","arguments":{"person":2,"project":"city","tone":"rude"}}""")!.AsObject());

        Assert.That((string?)answer["result"]?["messages"]![0]!["content"]!["text"], Does.Contain("\n> 2\n").And.Not.Contain("rude"));
    }

    [TestCase("3", """["3"]""")]
    [TestCase("null", """["1","2","3"]""")]
    public async Task A_completion_takes_a_number_for_what_is_typed_and_nothing(string typed, string expected)
    {
        var asked = McpCaller.CompletionOf("id", "");
        asked["argument"]!["value"] = JsonNode.Parse(typed);

        Assert.That((await _caller.AskAsync("completion/complete", asked))["result"]?["completion"]!["values"]!.ToJsonString(), Is.EqualTo(expected));
    }

    private async Task<int[]> IdsAsync(string tool, string member, string arguments) =>
        [.. (await _caller.RecordAsync(tool, arguments))[member]!.AsArray().Select(record => (int)record!["id"]!)];
}
