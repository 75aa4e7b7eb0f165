namespace ProjectsPlugin.Api.Projects;

/// <summary>A project that a person is related to, and what that person does in it.</summary>
public sealed record ProjectOfUser(int Id, string Name, string Role);
