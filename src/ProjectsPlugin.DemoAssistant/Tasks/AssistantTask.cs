using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.DemoAssistant.Tasks;

/// <summary>What a visitor wants the assistant to do.</summary>
public sealed record AssistantTask
{
    /// <summary>The longest prompt, in characters.</summary>
    public const int PromptLength = 500;

    /// <summary>The tools to call, in this order; with a prompt, those to call if the model fails.</summary>
    public required IReadOnlyList<PlannedCall> Calls { get; init; }

    /// <summary>Whether it is for a letter, of which a template makes a draft where no model takes part.</summary>
    public bool IsLetter { get; init; }

    /// <summary>What to ask the model, which then chooses the tools; null if no model takes part.</summary>
    public string? Prompt { get; init; }

    /// <summary>What the person is asked to allow: what the calls need, or with a model everything that a tool could need.</summary>
    public string Scope => string.Join(' ', Prompt is null ? Scopes.Data.Where(IsNeeded) : Scopes.Data);

    private bool IsNeeded(string scope) => OfferedTool.All.Any(tool => tool.Scopes.Contains(scope) && Calls.Any(call => call.Tool == tool.Name));
}
