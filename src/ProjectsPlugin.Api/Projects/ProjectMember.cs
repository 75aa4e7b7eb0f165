using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Projects;

/// <summary>A person related to a project.</summary>
public sealed record ProjectMember
{
    /// <summary>The person's number, for getUser.</summary>
    /// <example>3</example>
    [Description("The person's number, for get_user.")]
    [Range(1, int.MaxValue)]
    public required int Id { get; init; }

    /// <summary>The person's name.</summary>
    /// <example>Alec Parkes</example>
    [Description("The person's name.")]
    [MaxLength(User.NameLength)]
    public required string Name { get; init; }

    /// <summary>What the person does in the project.</summary>
    /// <example>lead</example>
    [Description("What the person does in the project.")]
    [MaxLength(ProjectUser.RoleLength)]
    public required string Role { get; init; }
}
