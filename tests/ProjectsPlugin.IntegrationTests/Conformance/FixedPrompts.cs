using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace ProjectsPlugin.IntegrationTests.Conformance;

/// <summary>Prompts that the conformance suite gets by name. No release has them.</summary>
internal static class FixedPrompts
{
    /// <summary>The prompt whose arguments the suite completes.</summary>
    public const string WithArguments = "test_prompt_with_arguments";

    public static IEnumerable<McpServerPrompt> Prompts =>
    [
        Prompt("test_simple_prompt", () => "A prompt without arguments."),
        Prompt(WithArguments, (string arg1, string arg2) => $"First: {arg1}. Second: {arg2}."),
        Prompt("test_prompt_with_embedded_resource", (string resourceUri) => Message(FixedAnswers.Embedded(resourceUri, "text/plain"))),
        Prompt("test_prompt_with_image", () => Message(FixedAnswers.Image())),
        InputRequiredTools.Prompt,
    ];

    private static McpServerPrompt Prompt(string name, Delegate answer) =>
        McpServerPrompt.Create(answer, new McpServerPromptCreateOptions { Name = name, Description = "For the conformance suite." });

    private static PromptMessage Message(ContentBlock content) => new() { Role = Role.User, Content = content };
}
