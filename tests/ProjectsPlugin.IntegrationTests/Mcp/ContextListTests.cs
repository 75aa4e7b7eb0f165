using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>What people can pick from: prompts, resources and templates.</summary>
internal sealed class ContextListTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A token without any data scope sees it all, so that a client can offer what it then asks the person for.
    [TestCaseSource(typeof(McpCaller), nameof(McpCaller.Revisions))]
    [Property("Checklist", 56)]
    public async Task Prompts_resources_and_templates_are_the_approved_ones_for_anybody_signed_in(string revision)
    {
        var approved = Path.Combine(TestContext.CurrentContext.TestDirectory, "Mcp", "context.approved.json");
        using var caller = await McpCaller.OpenAsync("openid", revision);

        var lists = new JsonObject
        {
            ["prompts"] = await ListAsync(caller, "prompts/list", "prompts"),
            ["resources"] = await ListAsync(caller, "resources/list", "resources"),
            ["resourceTemplates"] = await ListAsync(caller, "resources/templates/list", "resourceTemplates"),
        };
        var listed = $"{lists.ToJsonString(Readable).ReplaceLineEndings("\n")}\n";
        var received = Path.ChangeExtension(approved, ".received.json");
        await File.WriteAllTextAsync(received, listed);

        Assert.That(listed, Is.EqualTo(await File.ReadAllTextAsync(approved)),
            $"What assistants offer to people changed. If that is meant, approve it: "
            + $"copy {received} to tests/ProjectsPlugin.IntegrationTests/Mcp/context.approved.json");
    }

    [TestCaseSource(typeof(McpCaller), nameof(McpCaller.Revisions))]
    public async Task The_first_answer_says_that_they_are_there_and_promises_no_news_of_them(string revision)
    {
        using var caller = await McpCaller.OpenAsync(revision: revision);

        using var answer = await caller.SendAsync(caller.Opening());

        var capabilities = (await McpCaller.ReadAsync(answer))["result"]!["capabilities"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(capabilities["completions"], Is.Not.Null);
            Assert.That(capabilities["prompts"]!.ToJsonString(), Is.EqualTo("{}"));
            Assert.That(capabilities["resources"]!.ToJsonString(), Is.EqualTo("{}"));
        }
    }

    [TestCase("resources/subscribe")]
    [TestCase("resources/unsubscribe")]
    public async Task Nobody_is_told_that_they_will_hear_of_changes(string method)
    {
        using var caller = await McpCaller.OpenAsync(revision: "2025-11-25");

        var answer = await caller.AskAsync(method, McpCaller.ReadingOf("company://profile"));

        Assert.That((int?)answer["error"]?["code"], Is.EqualTo(-32601), answer.ToJsonString());
    }

    private static async Task<JsonNode> ListAsync(McpCaller caller, string method, string member) =>
        (await caller.AskAsync(method))["result"]![member]!.DeepClone();
}
