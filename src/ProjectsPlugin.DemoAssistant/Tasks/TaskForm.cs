using System.Text;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.DemoAssistant.Tasks;

/// <summary>What a visitor typed, as the page shows it again if it cannot be done.</summary>
public sealed record TaskForm
{
    public const string KindField = "kind";
    public const string ToolField = "tool";
    public const string PromptField = "prompt";

    /// <summary>The kind that calls the tools which the visitor ticked; any other is the letter.</summary>
    public const string Tools = "tools";

    public required bool IsLetter { get; init; }

    public required string Prompt { get; init; }

    public required IReadOnlyCollection<string> Ticked { get; init; }

    /// <summary>The words for each tool that takes some, by the tool's name.</summary>
    public required IReadOnlyDictionary<string, string> Queries { get; init; }

    /// <summary>The form of somebody who comes for the first time.</summary>
    public static TaskForm New(IStringLocalizer<Texts> text) => new()
    {
        IsLetter = true,
        Prompt = text[Scenario.PromptText],
        Ticked = [],
        Queries = OfferedTool.All.Where(tool => tool.Example is not null).ToDictionary(tool => tool.Name, tool => tool.Example!),
    };

    public static TaskForm Read(IFormCollection form) => new()
    {
        IsLetter = form[KindField] != Tools,
        Prompt = form[PromptField].ToString().ReplaceLineEndings("\n").Trim(),
        Ticked = [.. form[ToolField].OfType<string>()],
        Queries = OfferedTool.All.Where(tool => tool.Example is not null)
            .ToDictionary(tool => tool.Name, tool => form[tool.QueryField].ToString().Trim()),
    };

    /// <param name="hasModel">Whether a model takes part.</param>
    /// <param name="scenario">The prompt for which <see cref="Scenario.Calls"/> are right.</param>
    /// <param name="fault">The key of the text that says why there is none; null if there is one.</param>
    public AssistantTask? Read(bool hasModel, string scenario, out string? fault)
    {
        fault = IsLetter ? PromptFault(hasModel) : ToolsFault();
        if (fault is not null)
            return null;
        if (!IsLetter)
            return new AssistantTask { Calls = [.. Chosen.Select(Call)] };
        return new AssistantTask
        {
            IsLetter = true,
            Calls = !hasModel || Prompt == scenario ? Scenario.Calls : Scenario.AnyLetter,
            Prompt = hasModel ? Prompt : null,
        };
    }

    private IEnumerable<OfferedTool> Chosen => OfferedTool.All.Where(tool => Ticked.Contains(tool.Name));

    private PlannedCall Call(OfferedTool tool) => new(tool.Name, Queries.GetValueOrDefault(tool.Name) is { Length: > 0 } query ? query : null);

    private string? PromptFault(bool hasModel) => (hasModel, Length(Prompt)) switch
    {
        (true, 0) => "Try.Fault.NoPrompt",
        (true, > AssistantTask.PromptLength) => "Try.Fault.LongPrompt",
        _ => null,
    };

    private string? ToolsFault()
    {
        if (!Chosen.Any())
            return "Try.Fault.NoTool";
        foreach (var query in Chosen.Where(tool => tool.Example is not null).Select(tool => Queries[tool.Name]))
        {
            if (!HasWord(query))
                return "Try.Fault.NoQuery";
            if (Length(query) > OfferedTool.QueryLength)
                return "Try.Fault.LongQuery";
        }

        return null;
    }

    /// <summary>In Unicode code points, as tools count them.</summary>
    private static int Length(string text) => text.EnumerateRunes().Count();

    private static bool HasWord(string query) => VisibleText.Of(query).EnumerateRunes().Any(Rune.IsLetterOrDigit);
}
