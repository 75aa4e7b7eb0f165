using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Projects;

/// <summary>A project and the people related to it.</summary>
public sealed record ProjectWithUsers : ITruncatable
{
    /// <summary>The project's number.</summary>
    /// <example>3</example>
    [Description("The project's number, for get_project.")]
    [Range(1, int.MaxValue)]
    public required int Id { get; init; }

    /// <summary>What the project is called.</summary>
    /// <example>Virtual Eco-City Simulation</example>
    [Description("What the project is called.")]
    [MaxLength(Project.NameLength)]
    public required string Name { get; init; }

    /// <summary>The project in a sentence or two.</summary>
    /// <example>A virtual city in which people can try out a sustainable way of living together.</example>
    [Description("The project in a sentence or two.")]
    [MaxLength(Project.DescriptionLength)]
    public required string Description { get; init; }

    /// <summary>The day on which the project is due.</summary>
    /// <example>2023-08-01</example>
    [Description("The day on which the project is due, as in 2023-08-01.")]
    [MaxLength(10)]
    public required DateOnly Deadline { get; init; }

    /// <summary>Everything else about the project; ends in a mark if it had to be cut.</summary>
    /// <example>The simulation models a whole city: homes, shops, transport, parks.</example>
    [Description("Everything else about the project; ends in a mark if it had to be cut.")]
    [MaxLength(Project.DetailsLength)]
    public required string Details { get; init; }

    /// <summary>The people related to the project, by number.</summary>
    [Description("The people related to the project, by number.")]
    [MaxLength(Project.MaxPeople)]
    public required IReadOnlyList<ProjectMember> Users { get; init; }

    string ITruncatable.Longest => Details;

    ITruncatable ITruncatable.WithLongest(string text) => this with { Details = text };
}
