namespace ProjectsPlugin.Benchmarks.Assistants;

internal sealed record Tokens(string Access, string Refresh);
