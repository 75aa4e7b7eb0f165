using System.Text.Json.Nodes;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>A call with a name and arguments alone is answered without the server that the SDK makes for each message; nobody may see that.</summary>
[TestFixture("2025-03-26")]
[TestFixture("2025-06-18")]
[TestFixture("2025-11-25")]
internal sealed class ShortWayTests(string revision)
{
    [Test]
    public async Task A_call_is_answered_byte_for_byte_as_the_sdk_answers_it(
        [Values("application/json, text/event-stream", "application/json")] string accept,
        [Values("""{"name":"get_project","arguments":{"id":3}}""",
            """{"name":"get_project","arguments":{"id":"3.0"},"_meta":{"progressToken":1}}""",
            """{"name":"get_project","arguments":{"id":999999}}""",
            """{"name":"get_project","arguments":{}}""",
            """{"name":"get_me"}""",
            """{"name":"get_projects","arguments":{"query":"virtual city","limit":2}}""",
            """{"name":"search","arguments":{"query":"Émily \u0022Johnson\u0022"}}""",
            """{"name":"fetch","arguments":{"id":"company"}}""")] string parameters)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);
        var call = caller.Message("tools/call", JsonNode.Parse(parameters)!.AsObject());
        var withMore = call.DeepClone();
        withMore["params"]!["unknown"] = true;

        using var answer = await caller.SendAsync(call, ("Accept", accept));
        using var answerOfSdk = await caller.SendAsync(withMore, ("Accept", accept));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(await answerOfSdk.Content.ReadAsStringAsync()));
            Assert.That(HeadersOf(answer), Is.EqualTo(HeadersOf(answerOfSdk)));
        }
    }

    [TestCase("id", "\"seven\"")]
    [TestCase("id", "7.0")]
    [TestCase("jsonrpc", "\"1.0\"")]
    [TestCase("jsonrpc", "2.0")]
    public async Task What_is_odd_around_a_call_is_answered_as_the_sdk_answers_it(string member, string value)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);
        var call = caller.Message("tools/call", McpCaller.CallOf("get_me"));
        call[member] = JsonNode.Parse(value);
        var withMore = call.DeepClone();
        withMore["params"]!["unknown"] = true;

        using var answer = await caller.SendAsync(call);
        using var answerOfSdk = await caller.SendAsync(withMore);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(answerOfSdk.StatusCode));
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo(await answerOfSdk.Content.ReadAsStringAsync()));
        }
    }

    private static string[] HeadersOf(HttpResponseMessage answer) =>
    [
        .. from header in answer.Headers.Concat(answer.Content.Headers)
           where header.Key is not "Date"
           orderby header.Key
           select $"{header.Key}: {string.Join(", ", header.Value)}",
    ];
}
