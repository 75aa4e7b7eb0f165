using System.Text.Json;
using ProjectsPlugin.Api.Try.Steps;

namespace ProjectsPlugin.Api.Try.Pages;

/// <summary>What a page shows of a run as it happens.</summary>
public abstract record LiveEvent
{
    /// <summary>A step is done.</summary>
    public sealed record Done(Step Step) : LiveEvent;

    /// <summary>A tool has answered a record, or said in words why not.</summary>
    public sealed record Found(string Tool, JsonElement? Record, string Words) : LiveEvent;

    /// <summary>The person has not allowed this tool.</summary>
    public sealed record NotAllowed(string Tool, string Scope) : LiveEvent;

    /// <summary>More of what the model writes.</summary>
    public sealed record Written(string Words) : LiveEvent;

    /// <summary>Something to know: the key <c>Try.Notice.{Kind}</c>.</summary>
    public sealed record Noted(string Kind, string Detail = "") : LiveEvent;

    /// <summary>Why it goes no further.</summary>
    public sealed record Stopped(string Kind, string Detail) : LiveEvent;
}
