namespace ProjectsPlugin.Doctor;

internal enum Outcome
{
    Passed,
    Failed,

    /// <summary>It does not apply here, or a check that it depends on failed.</summary>
    Skipped,
}
