namespace ProjectsPlugin.Doctor;

/// <summary>The outcome of one check, and what it found.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Outcome">Whether it passed.</param>
/// <param name="Found">What was seen, a line each; "because …" if it was skipped.</param>
/// <param name="Impact">Which assistants rely on it, and what happens to them if it fails.</param>
/// <param name="Fix">What to do, a line each; empty unless it failed.</param>
internal sealed record CheckResult(string Check, Outcome Outcome, string Found, string Impact, string Fix);
