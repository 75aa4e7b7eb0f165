using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>What the log keeps of prompts, completions and resources.</summary>
[Property("Checklist", 55)]
internal sealed class ContextAuditTests
{
    private static readonly (string Method, JsonObject Parameters, string Line)[] Calls =
    [
        ("prompts/get", McpCaller.PromptOf("Turnip", "Turnip"), "Called outreach_email (no scope) for {0} through chatgpt-plugin: 200, trace"),
        ("prompts/get", new JsonObject { ["name"] = "turnip" }, "Called another prompt (no scope) for {0} through chatgpt-plugin: 200 error -32602, trace"),
        ("completion/complete", McpCaller.CompletionOf("person", "turnip"), "Called completion of person (users) for {0} through chatgpt-plugin: 200, trace"),
        ("completion/complete", McpCaller.CompletionOf("project", "turnip"), "Called completion of project (projects) for {0} through chatgpt-plugin: 200, trace"),
        ("completion/complete", McpCaller.CompletionOf("id", "turnip"), "Called completion of id (projects) for {0} through chatgpt-plugin: 200, trace"),
        ("completion/complete", McpCaller.CompletionOf("turnip", "turnip"), "Called another completion (projects users me company) for {0} through chatgpt-plugin: 200 error -32602, trace"),
        ("resources/read", McpCaller.ReadingOf("company://profile"), "Called company://profile (company) for {0} through chatgpt-plugin: 200, trace"),
        ("resources/read", McpCaller.ReadingOf("project://3"), "Called project://{{id}} (projects) for {0} through chatgpt-plugin: 200, trace"),
        ("resources/read", McpCaller.ReadingOf("turnip://1"), "Called another resource (projects users me company) for {0} through chatgpt-plugin: 200 error -32602, trace"),
        ("resources/list", [], "Called resources/list (no scope) for {0} through chatgpt-plugin: 200, trace"),
    ];

    [Test]
    public async Task Each_call_leaves_a_line_that_says_who_what_and_how_it_ended_but_not_what_was_typed()
    {
        var installation = await Installation.Shared;
        var person = Guid.NewGuid().ToString();
        var token = (await TokenForge.OfAsync(installation)).Token(change: parts => (parts.Audience, parts.Claims["sub"]) = (Audiences.Mcp(installation.PublicUrl), person));
        using var caller = new McpCaller(installation, token, McpCaller.Newest);

        foreach (var (method, parameters, _) in Calls)
            await caller.AskAsync(method, parameters.DeepClone().AsObject());

        var lines = installation.ApiLogs.Entries.Where(entry => entry.Message.StartsWith("Called ", StringComparison.Ordinal) && entry.Message.Contains(person, StringComparison.Ordinal)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                lines.Select(line => line.Message[..(line.Message.IndexOf(", trace", StringComparison.Ordinal) + ", trace".Length)]),
                Is.EqualTo(Calls.Select(call => string.Format(System.Globalization.CultureInfo.InvariantCulture, call.Line, person))));
            Assert.That(lines.Select(line => line.ToString()), Has.None.Contains("urnip"));
        }
    }
}
