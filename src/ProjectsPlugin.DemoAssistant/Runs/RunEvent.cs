using System.Text.Json;
using ProjectsPlugin.DemoAssistant.Recording;

namespace ProjectsPlugin.DemoAssistant.Runs;

/// <summary>What a page shows of a run as it happens.</summary>
public abstract record RunEvent
{
    /// <summary>A step is done.</summary>
    public sealed record Done(Step Step) : RunEvent;

    /// <summary>A tool has answered a record, or said in words why not.</summary>
    public sealed record Found(string Tool, JsonElement? Record, string Words) : RunEvent;

    /// <summary>The person has not allowed this tool.</summary>
    public sealed record NotAllowed(string Tool, string Scope) : RunEvent;

    /// <summary>More of what the model writes.</summary>
    public sealed record Written(string Words) : RunEvent;

    /// <summary>What a template made of all that was found; null if too little was.</summary>
    public sealed record Drafted(DraftLetter? Letter) : RunEvent;

    /// <summary>The access was given back.</summary>
    /// <param name="IsEnded">Whether the server has confirmed it.</param>
    public sealed record AccessRevoked(bool IsEnded) : RunEvent;

    /// <summary>Something to know: the key <c>Try.Notice.{Kind}</c>.</summary>
    public sealed record Noted(string Kind, string Detail = "") : RunEvent;

    /// <summary>Why it goes no further.</summary>
    public sealed record Stopped(string Kind, string Detail) : RunEvent;
}
