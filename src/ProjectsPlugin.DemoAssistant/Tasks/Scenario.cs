namespace ProjectsPlugin.DemoAssistant.Tasks;

/// <summary>The letter that this product was made for, with the demo data's people and projects.</summary>
public static class Scenario
{
    /// <summary>The key of the text that a person types, in <see cref="Texts"/>.</summary>
    public const string PromptText = "Try.Prompt";

    /// <summary>What an assistant calls to write it.</summary>
    public static IReadOnlyList<PlannedCall> Calls { get; } =
    [
        new(OfferedTool.Me.Name), new(OfferedTool.Users.Name, OfferedTool.Users.Example),
        new(OfferedTool.Projects.Name, OfferedTool.Projects.Example), new(OfferedTool.Company.Name),
    ];

    /// <summary>What can be called for any letter, whoever it is for.</summary>
    public static IReadOnlyList<PlannedCall> AnyLetter { get; } = [new(OfferedTool.Me.Name), new(OfferedTool.Company.Name)];
}
