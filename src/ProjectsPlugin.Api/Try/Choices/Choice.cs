using ProjectsPlugin.Api.Mcp.Tools;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Try.Choices;

/// <summary>What a visitor wants the assistant to do.</summary>
public sealed record Choice
{
    /// <summary>The longest prompt, in characters.</summary>
    public const int PromptLength = 500;

    /// <summary>The tools to call, in this order; with a prompt, those to call if the model fails.</summary>
    public required IReadOnlyList<PlannedCall> Calls { get; init; }

    /// <summary>What to ask the model, which then chooses the tools; null if no model takes part.</summary>
    public string? Prompt { get; init; }

    /// <summary>What the person is asked to allow: what the calls take, or with a model everything that a tool could take.</summary>
    public string Scope => string.Join(' ', Prompt is null ? Scopes.Data.Intersect(Calls.SelectMany(call => ToolSetup.Scope(call.Tool).AnyOf)) : Scopes.Data);
}
