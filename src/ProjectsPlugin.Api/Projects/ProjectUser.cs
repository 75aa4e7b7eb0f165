namespace ProjectsPlugin.Api.Projects;

/// <summary>That a person has to do with a project, and what.</summary>
public sealed class ProjectUser
{
    public const int RoleLength = 100;

    public required int ProjectId { get; init; }
    public required int UserId { get; init; }
    public required string Role { get; init; }
}
