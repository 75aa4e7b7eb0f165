namespace ProjectsPlugin.DemoAssistant.Tasks;

/// <summary>A tool to call, with the words to look for where it takes any.</summary>
public sealed record PlannedCall(string Tool, string? Query = null);
