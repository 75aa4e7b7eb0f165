using System.Net;
using System.Text.Json.Nodes;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Which revision a client and this server speak.</summary>
internal sealed class NegotiationTests
{
    private static readonly string[] All = ["2024-11-05", .. McpCaller.Revisions];

    [TestCase("2024-11-05", "2024-11-05")]
    [TestCase("2025-03-26", "2025-03-26")]
    [TestCase("2025-11-25", "2025-11-25")]
    [TestCase("2024-10-07", "2025-11-25")]
    [TestCase("1999-01-01", "2025-11-25")]
    [TestCase("2026-01-01", "2025-11-25")]
    [TestCase("2026-07-28", "2025-11-25")]
    [TestCase("2099-12-31", "2025-11-25")]
    [TestCase("1.0", "2025-11-25")]
    [TestCase("DRAFT-2026-v1", "2025-11-25")]
    [TestCase("", "2025-11-25")]
    [Property("Checklist", 43)]
    public async Task A_handshake_with_a_revision_that_is_not_served_is_answered_with_one_that_is(string asked, string expected)
    {
        using var caller = await McpCaller.OpenAsync(revision: "2025-11-25");

        using var answer = await caller.SendAsync(caller.Message("initialize", Opening(asked)), ("MCP-Protocol-Version", null));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(
                (string?)(await McpCaller.ReadAsync(answer))["result"]?["protocolVersion"],
                Is.EqualTo(expected),
                await answer.Content.ReadAsStringAsync());
        }
    }

    // Some clients send their newest revision in the header of every request.
    [TestCase("2025-06-18", "2025-11-25", "2025-06-18")]
    [TestCase("2025-03-26", "2026-07-28", "2025-03-26")]
    [TestCase("2099-12-31", "2099-12-31", "2025-11-25")]
    public async Task A_handshake_is_decided_by_its_body(string asked, string header, string expected)
    {
        using var caller = await McpCaller.OpenAsync(revision: "2025-11-25");

        using var answer = await caller.SendAsync(caller.Message("initialize", Opening(asked)), ("MCP-Protocol-Version", header));

        Assert.That((string?)(await McpCaller.ReadAsync(answer))["result"]?["protocolVersion"], Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task The_newest_revision_has_no_handshake()
    {
        using var caller = await McpCaller.OpenAsync();

        using var answer = await caller.SendAsync(caller.Message("initialize", Opening(McpCaller.Newest)));

        Assert.That(((int)answer.StatusCode, (int?)(await McpCaller.ReadAsync(answer))["error"]?["code"]), Is.EqualTo((404, -32601)));
    }

    [TestCaseSource(nameof(All))]
    public async Task Each_revision_that_is_named_is_served(string revision)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        Assert.That((await caller.AskAsync("tools/list"))["result"]?["tools"]?.AsArray(), Is.Not.Null.And.Not.Empty);
    }

    [Test]
    public async Task A_list_of_revisions_names_all()
    {
        using var unknown = await McpCaller.OpenAsync(revision: "2099-12-31");
        using var newest = await McpCaller.OpenAsync();
        using var refusal = await unknown.SendAsync(unknown.Message("tools/list"));

        var error = (await McpCaller.ReadAsync(refusal))["error"]!;
        var discovered = (await newest.AskAsync("server/discover"))["result"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int)refusal.StatusCode, (int?)error["code"], (string?)error["data"]!["requested"]), Is.EqualTo((400, -32022, "2099-12-31")));
            Assert.That(error["data"]!["supported"]!.AsArray().Select(revision => (string?)revision), Is.EquivalentTo(All));
            Assert.That(discovered["supportedVersions"]!.AsArray().Select(revision => (string?)revision), Is.EquivalentTo(All));
        }
    }

    private static JsonObject Opening(string revision) => new()
    {
        ["protocolVersion"] = revision,
        ["capabilities"] = new JsonObject(),
        ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
    };
}
