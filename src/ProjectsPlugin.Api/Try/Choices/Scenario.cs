using ProjectsPlugin.Api.Mcp.Tools;

namespace ProjectsPlugin.Api.Try.Choices;

/// <summary>The letter that this product was made for, with the demo data's people and projects.</summary>
internal static class Scenario
{
    /// <summary>The key of the text that a person types.</summary>
    public const string PromptText = "Try.Prompt";

    /// <summary>What an assistant calls to write it.</summary>
    public static IReadOnlyList<PlannedCall> Calls { get; } =
        [new(GetMe.ToolName), new(GetUsers.ToolName, "Emily Johnson"), new(GetProjects.ToolName, "virtual city"), new(GetCompany.ToolName)];

    /// <summary>What can be called for any letter, whoever it is for.</summary>
    public static IReadOnlyList<PlannedCall> AnyLetter { get; } = [new(GetMe.ToolName), new(GetCompany.ToolName)];
}
