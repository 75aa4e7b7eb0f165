using ProjectsPlugin.Doctor.Checks;

namespace ProjectsPlugin.Doctor;

/// <summary>One thing that some assistant relies on, looked at from outside.</summary>
internal abstract class Check
{
    /// <summary>What it looks at, in a few words.</summary>
    public abstract string Name { get; }

    /// <summary>Which assistant relies on it, and what becomes of it otherwise.</summary>
    public abstract string Matters { get; }

    /// <summary>The checks without whose success this one can say nothing.</summary>
    public virtual IReadOnlyList<Type> Needs => [typeof(AnswerCheck)];

    /// <exception cref="UnreadableException">A document that it needs is not there.</exception>
    public abstract Task<Result> RunAsync(Visit visit, CancellationToken cancellation);

    public Result Passed(string found) => new(Name, Outcome.Passed, found, Matters, "");

    public Result Failed(string found, string fix) => new(Name, Outcome.Failed, found, Matters, fix);

    /// <param name="because">Goes on after the word "because".</param>
    public Result Skipped(string because) => new(Name, Outcome.Skipped, $"because {because}", Matters, "");

    /// <summary>Failed with every fault, or passed if there is none.</summary>
    protected Result Of(Faults faults, string good) => faults.Any ? Failed(faults.Found, faults.Fix) : Passed(good);
}
