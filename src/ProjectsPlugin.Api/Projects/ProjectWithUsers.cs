using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ProjectsPlugin.Api.Projects;

/// <summary>A project and the people related to it.</summary>
public sealed record ProjectWithUsers : ProjectItem
{
    /// <summary>The people related to the project, by number.</summary>
    [Description("The people related to the project, by number.")]
    [MaxLength(Project.MaxPeople)]
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<ProjectMember> Users { get; init; }
}
