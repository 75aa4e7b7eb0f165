using System.Globalization;
using System.Resources;
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

    [Test]
    public void Every_member_of_an_answer_has_a_label_in_words()
    {
        var texts = new ResourceManager(typeof(ProjectsPlugin.DemoAssistant.Texts));

        var names = Tools.SelectMany(tool => Names(tool!["outputSchema"])).Distinct().ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(names, Does.Contain("userID").And.Contain("writingStyle"));
            Assert.That(names.Where(name => texts.GetString($"Try.Field.{name}", CultureInfo.InvariantCulture) is null), Is.Empty);
        }
    }

    private static IEnumerable<string> Names(JsonNode? schema) => schema switch
    {
        null => [],
        _ => (schema["properties"]?.AsObject() ?? []).SelectMany(member => Names(member.Value).Prepend(member.Key)).Concat(Names(schema["items"])),
    };
}
