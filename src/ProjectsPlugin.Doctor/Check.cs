using ProjectsPlugin.Doctor.Checks;

namespace ProjectsPlugin.Doctor;

/// <summary>One check from outside of something that assistants rely on.</summary>
internal abstract class Check
{
    /// <summary>What it looks at, in a few words.</summary>
    public abstract string Name { get; }

    /// <summary>Which assistants rely on it, and what happens to them if it fails.</summary>
    public abstract string Impact { get; }

    /// <summary>The checks that must pass before this one can run.</summary>
    public virtual IReadOnlyList<Type> DependsOn => [typeof(HttpCheck)];

    /// <exception cref="DocumentUnavailableException">A document that it needs is not there.</exception>
    public abstract Task<CheckResult> RunAsync(CheckContext context, CancellationToken cancellation);

    public CheckResult Passed(string found) => new(Name, Outcome.Passed, found, Impact, "");

    public CheckResult Failed(string found, string fix) => new(Name, Outcome.Failed, found, Impact, fix);

    /// <param name="because">Goes on after the word "because".</param>
    public CheckResult Skipped(string because) => new(Name, Outcome.Skipped, $"because {because}", Impact, "");

    /// <summary>Failed with every finding, or passed if there is none.</summary>
    protected CheckResult Conclude(Findings findings, string otherwise) => findings.Any ? Failed(findings.Found, findings.Fix) : Passed(otherwise);
}
