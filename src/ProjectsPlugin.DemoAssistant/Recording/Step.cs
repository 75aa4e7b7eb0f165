namespace ProjectsPlugin.DemoAssistant.Recording;

/// <summary>One thing that the assistant did, as a person may see it: nothing secret is in it any more.</summary>
public sealed record Step
{
    /// <summary>Which text is its heading: the key <c>Try.Step.{Kind}</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the heading names, such as a tool.</summary>
    public string? Subject { get; init; }

    public string? Method { get; init; }

    /// <summary>Below <c>PUBLIC_URL</c>, wherever the request really went.</summary>
    public string? Address { get; init; }

    public string? Request { get; init; }

    /// <summary>Null if nothing was asked, or nobody answered.</summary>
    public int? Status { get; init; }

    public string? Answer { get; init; }

    public long? Milliseconds { get; init; }
}
