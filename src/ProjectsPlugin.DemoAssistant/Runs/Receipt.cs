using ProjectsPlugin.DemoAssistant.Recording;

namespace ProjectsPlugin.DemoAssistant.Runs;

/// <summary>What a run came to: its requests, the time that they took, and whether the access has ended.</summary>
public sealed class Receipt
{
    private readonly List<Step> _steps = [];

    /// <summary>Whether the access has ended again; null if none was given.</summary>
    public bool? IsAccessEnded { get; set; }

    public Amount Total => Of(_steps);

    /// <summary>The groups that have steps, in the order of the run.</summary>
    public IEnumerable<(StepGroup Group, Amount Amount)> Groups =>
        _steps.GroupBy(step => StepKind.Group(step.Kind)).Select(group => (group.Key, Of([.. group])));

    /// <summary>How many steps there are so far.</summary>
    public int Count => _steps.Count;

    /// <returns>Whether a group begins with the step.</returns>
    public bool Add(Step step)
    {
        var begins = _steps.Count == 0 || StepKind.Group(_steps[^1].Kind) != StepKind.Group(step.Kind);
        _steps.Add(step);
        return begins;
    }

    // The browser was away for as long as the person took to sign in and decide.
    private static Amount Of(List<Step> steps) => new(
        steps.Count(step => step.Method is not null),
        steps.Where(step => step.Kind is not StepKind.Browser).Sum(step => step.Milliseconds ?? 0));

    /// <summary>So many requests, in so much time.</summary>
    public readonly record struct Amount(int Requests, long Milliseconds);
}
