namespace ProjectsPlugin.Doctor;

/// <summary>What one check came to.</summary>
/// <param name="Check">Its name.</param>
/// <param name="Outcome">Whether all is well.</param>
/// <param name="Found">What was seen, a line each; "because …" if it was skipped.</param>
/// <param name="Matters">Which assistant stumbles over it, and how.</param>
/// <param name="Fix">What to do, a line each; empty unless it failed.</param>
internal sealed record Result(string Check, Outcome Outcome, string Found, string Matters, string Fix);
