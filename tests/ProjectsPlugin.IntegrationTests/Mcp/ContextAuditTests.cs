using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>What the log keeps of prompts, completions and resources.</summary>
[Property("Checklist", 55)]
internal sealed class ContextAuditTests
{
    private static readonly (string Method, JsonObject Parameters, string Operation, string Outcome)[] Calls =
    [
        ("prompts/get", McpCaller.PromptOf("Turnip", "Turnip"), "outreach_email (no scope)", "200"),
        ("prompts/get", new JsonObject { ["name"] = "turnip" }, "another prompt (no scope)", "200 error -32602"),
        ("completion/complete", McpCaller.CompletionOf("person", "turnip"), "completion of person (users)", "200"),
        ("completion/complete", McpCaller.CompletionOf("project", "turnip"), "completion of project (projects)", "200"),
        ("completion/complete", McpCaller.CompletionOf("id", "turnip"), "completion of id (projects)", "200"),
        ("completion/complete", McpCaller.CompletionOf("turnip", "turnip"), "another completion (projects users me company)", "200 error -32602"),
        ("resources/read", McpCaller.ReadingOf("company://profile"), "company://profile (company)", "200"),
        ("resources/read", McpCaller.ReadingOf("project://3"), "project://{id} (projects)", "200"),
        ("resources/read", McpCaller.ReadingOf("turnip://1"), "another resource (projects users me company)", "200 error -32602"),
        ("resources/list", [], "resources/list (no scope)", "200"),
    ];

    [Test]
    public async Task Each_call_leaves_a_line_that_says_who_what_and_how_it_ended_but_not_what_was_typed()
    {
        var installation = await Installation.Shared;
        var person = Guid.NewGuid().ToString();
        var forge = await TokenForge.OfAsync(installation);
        var token = forge.Token(change: parts => (parts.Audience, parts.Claims["sub"]) = (Audiences.Mcp(installation.PublicUrl), person));
        using var caller = new McpCaller(installation, token, McpCaller.Newest);

        foreach (var (method, parameters, _, _) in Calls)
            await caller.AskAsync(method, parameters.DeepClone().AsObject());

        var lines = installation.ApiLogs.Entries
            .Where(entry => entry.Message.StartsWith("Called ", StringComparison.Ordinal) && entry.Message.Contains(person, StringComparison.Ordinal))
            .ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                lines.Select(line => line.Message[..(line.Message.IndexOf(", trace", StringComparison.Ordinal) + ", trace".Length)]),
                Is.EqualTo(Calls.Select(call => $"Called {call.Operation} for {person} through chatgpt-plugin: {call.Outcome}, trace")));
            Assert.That(lines.Select(line => line.ToString()), Has.None.Contains("urnip"));
        }
    }
}
