using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.Projects;

/// <summary>A person's role in a project.</summary>
public sealed class ProjectUser
{
    public const int RoleLength = 100;

    public required int ProjectId { get; init; }

    public required int UserId { get; init; }

    [MaxLength(RoleLength)]
    public required string Role { get; init; }
}
