namespace ProjectsPlugin.Api.Projects;

/// <summary>What names a project, without its long texts.</summary>
public sealed record ProjectTitle(int Id, string Name);
