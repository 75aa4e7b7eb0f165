using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>What a model is told about the tools.</summary>
[Property("Checklist", 56)]
internal sealed class ToolListTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [TestCaseSource(typeof(McpCaller), nameof(McpCaller.Revisions))]
    public async Task The_tools_are_the_approved_ones(string revision)
    {
        var approved = Path.Combine(TestContext.CurrentContext.TestDirectory, "Mcp", "tools.approved.json");
        using var caller = await McpCaller.OpenAsync(revision: revision);

        var listed = $"{(await caller.AskAsync("tools/list"))["result"]!["tools"]!.ToJsonString(Readable).ReplaceLineEndings("\n")}\n";
        var received = Path.ChangeExtension(approved, ".received.json");
        await File.WriteAllTextAsync(received, listed);

        Assert.That(listed, Is.EqualTo(await File.ReadAllTextAsync(approved)),
            $"What assistants are told about the tools changed. If that is meant, approve it: "
            + $"copy {received} to tests/ProjectsPlugin.IntegrationTests/Mcp/tools.approved.json");
    }

    [Test]
    [Property("Checklist", 44)]
    [Property("Checklist", 52)]
    public async Task Every_tool_only_reads_and_takes_nothing_that_it_does_not_name()
    {
        foreach (var tool in await ToolsAsync())
            using (Assert.EnterMultipleScope())
            {
                var hints = tool["annotations"]!;
                Assert.That(((bool?)hints["readOnlyHint"], (bool?)hints["destructiveHint"], (bool?)hints["openWorldHint"]), Is.EqualTo((true, false, false)));
                Assert.That((string?)tool["title"], Is.Not.Empty);
                Assert.That((string?)tool["description"], Does.StartWith("Use this"));
                Assert.That((bool?)tool["inputSchema"]!["additionalProperties"], Is.False);
                Assert.That((string?)tool["outputSchema"]!["type"], Is.EqualTo("object"));
                Assert.That(JsonNode.DeepEquals(tool["securitySchemes"], tool["_meta"]!["securitySchemes"]), Is.True);
                Assert.That((string?)tool["securitySchemes"]![0]!["type"], Is.EqualTo("oauth2"));
                Assert.That(((bool?)tool["_meta"]!["openai/profile"]) is true, Is.EqualTo((string?)tool["name"] is "get_me"));
            }
    }

    [Test]
    [Property("Checklist", 44)]
    public async Task Every_text_number_and_list_of_a_schema_is_described_and_has_its_bounds()
    {
        var members = (await ToolsAsync()).SelectMany(tool => Members(tool["inputSchema"]!).Concat(Members(tool["outputSchema"]!))).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(members, Is.Not.Empty);
            foreach (var member in members)
            {
                Assert.That((string?)member["description"], Is.Not.Null.And.Not.Empty, member.ToJsonString());
                Assert.That(member["maxLength"] ?? member["maximum"] ?? member["maxItems"], Is.Not.Null, member.ToJsonString());
            }
        }
    }

    [TestCase("get_projects", "{}")]
    [TestCase("get_projects", """{"limit":1}""")]
    [TestCase("get_project", """{"id":3}""")]
    [TestCase("get_users", "{}")]
    [TestCase("get_user", """{"id":2}""")]
    [TestCase("get_me", "{}")]
    [TestCase("get_company", "{}")]
    [TestCase("search", """{"query":"example"}""")]
    [TestCase("fetch", """{"id":"project:3"}""")]
    [TestCase("fetch", """{"id":"company"}""")]
    public async Task Every_answer_is_as_its_schema_says(string tool, string arguments)
    {
        using var caller = await McpCaller.OpenAsync();
        var schema = await JsonSchema.FromJsonAsync((await ToolsAsync()).Single(listed => (string?)listed["name"] == tool)["outputSchema"]!.ToJsonString());

        var record = await caller.RecordAsync(tool, arguments);

        Assert.That(schema.Validate(record.ToJsonString()), Is.Empty);
    }

    private static IEnumerable<JsonNode> Members(JsonNode schema) => (string?)schema["type"] switch
    {
        "object" => schema["properties"]!.AsObject().SelectMany(member => Members(member.Value!)),
        "array" => Members(schema["items"]!).Prepend(schema),
        _ => [schema],
    };

    private static async Task<JsonNode[]> ToolsAsync()
    {
        using var caller = await McpCaller.OpenAsync();
        return [.. (await caller.AskAsync("tools/list"))["result"]!["tools"]!.AsArray().OfType<JsonNode>()];
    }
}
