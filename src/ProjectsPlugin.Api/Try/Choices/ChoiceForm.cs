using Microsoft.Extensions.Localization;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Try.Choices;

/// <summary>What a visitor typed, as the page shows it again if it cannot be done.</summary>
public sealed record ChoiceForm
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
    public static ChoiceForm New(IStringLocalizer<Texts> text) => new()
    {
        IsLetter = true,
        Prompt = text[Scenario.PromptText],
        Ticked = [],
        Queries = OfferedTool.All.Where(tool => tool.Example is not null).ToDictionary(tool => tool.Name, tool => tool.Example!),
    };

    public static ChoiceForm Read(IFormCollection form) => new()
    {
        IsLetter = form[KindField] != Tools,
        Prompt = form[PromptField].ToString().ReplaceLineEndings("\n").Trim(),
        Ticked = [.. form[ToolField].OfType<string>()],
        Queries = OfferedTool.All.Where(tool => tool.Example is not null).ToDictionary(tool => tool.Name, tool => form[tool.QueryField].ToString().Trim()),
    };

    /// <param name="hasModel">Whether a model takes part.</param>
    /// <param name="scenario">The prompt for which <see cref="Scenario.Calls"/> are right.</param>
    /// <param name="fault">The key of the text that says why there is none; null if there is one.</param>
    public Choice? Read(bool hasModel, string scenario, out string? fault)
    {
        fault = IsLetter ? PromptFault(hasModel) : ToolsFault();
        if (fault is not null)
            return null;
        if (!IsLetter)
            return new Choice { Calls = [.. Chosen.Select(tool => new PlannedCall(tool.Name, Queries.GetValueOrDefault(tool.Name) is { Length: > 0 } query ? query : null))] };
        return new Choice
        {
            Calls = !hasModel || Prompt == scenario ? Scenario.Calls : Scenario.AnyLetter,
            Prompt = hasModel ? Prompt : null,
        };
    }

    private IEnumerable<OfferedTool> Chosen => OfferedTool.All.Where(tool => Ticked.Contains(tool.Name));

    private string? PromptFault(bool hasModel) => (hasModel, CleanText.Length(Prompt)) switch
    {
        (true, 0) => "Try.Fault.NoPrompt",
        (true, > Choice.PromptLength) => "Try.Fault.LongPrompt",
        _ => null,
    };

    private string? ToolsFault()
    {
        if (!Chosen.Any())
            return "Try.Fault.NoTool";
        foreach (var query in Chosen.Where(tool => tool.Example is not null).Select(tool => Queries[tool.Name]))
        {
            if (SearchWords.Of(query).Length == 0)
                return "Try.Fault.NoQuery";
            if (CleanText.Length(query) > PageQuery.QueryLength)
                return "Try.Fault.LongQuery";
        }

        return null;
    }
}
