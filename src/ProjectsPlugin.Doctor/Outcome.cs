namespace ProjectsPlugin.Doctor;

internal enum Outcome
{
    Passed,
    Failed,

    /// <summary>There was nothing to look at, or what it needs was not there.</summary>
    Skipped,
}
