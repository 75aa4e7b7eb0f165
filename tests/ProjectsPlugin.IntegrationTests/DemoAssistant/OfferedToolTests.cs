using System.Text.Json.Nodes;
using ProjectsPlugin.DemoAssistant.Tasks;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>What the demo assistant says of tools, compared with what the server says of them.</summary>
internal sealed class OfferedToolTests
{
    private static readonly JsonArray Tools =
        JsonNode.Parse(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Mcp", "tools.approved.json")))!.AsArray();

    private static IEnumerable<TestCaseData> Offered() => OfferedTool.All.Select(tool => new TestCaseData(tool).SetArgDisplayNames(tool.Name));

    [TestCaseSource(nameof(Offered))]
    public void A_tool_is_offered_with_the_scopes_and_words_that_the_server_lists(OfferedTool offered)
    {
        var listed = Tools.Single(tool => (string?)tool!["name"] == offered.Name)!;
        var scopes = listed["securitySchemes"]!.AsArray().SelectMany(scheme => scheme!["scopes"]!.AsArray()).Select(scope => (string?)scope);
        var query = listed["inputSchema"]!["properties"]?["query"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(offered.Scopes, Is.EquivalentTo(scopes));
            Assert.That((int?)query?["maxLength"], Is.EqualTo(offered.Example is null ? (int?)null : OfferedTool.QueryLength));
        }
    }
}
