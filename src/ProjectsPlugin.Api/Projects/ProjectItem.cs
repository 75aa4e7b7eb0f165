using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Projects;

/// <summary>A project.</summary>
public record ProjectItem : IRecord, ITruncatable
{
    /// <summary>The project's number, for getProject.</summary>
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

    /// <summary>The day on which the project is due; absent if it has none.</summary>
    /// <example>2023-08-01</example>
    [Description("The day on which the project is due, as in 2023-08-01; absent if it has none.")]
    [MaxLength(10)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Deadline { get; init; }

    /// <summary>Month or quarter, if the project is due sometime in the one that the deadline ends; absent if it is exact to the day.</summary>
    [Description("month or quarter, if the project is due sometime in the one that the deadline ends; absent if it is exact to the day.")]
    [MaxLength(10)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DeadlinePrecision DeadlinePrecision { get; init; }

    /// <summary>Everything else about the project; ends in a mark if it had to be cut.</summary>
    /// <example>The simulation models a whole city: homes, shops, transport, parks.</example>
    [Description("Everything else about the project; ends in a mark if it had to be cut.")]
    [MaxLength(Project.DetailsLength)]
    public required string Details { get; init; }

    /// <summary>Where people work on the project; absent if that is not known.</summary>
    /// <example>https://tracker.example.com/projects/3</example>
    [Description("Where people work on the project; absent if that is not known.")]
    [MaxLength(Project.UrlLength)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    /// <summary>What the project was copied from; absent if that is not known.</summary>
    /// <example>Jira</example>
    [Description("What the project was copied from; absent if that is not known.")]
    [MaxLength(Project.SourceLength)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Source { get; init; }

    /// <summary>When the project was as it is described here; absent if that is not known.</summary>
    /// <example>2026-11-28T09:40:00Z</example>
    [Description("When the project was as it is described here; absent if that is not known.")]
    [MaxLength(40)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AsOf { get; init; }

    [JsonIgnore]
    public string Longest => Details;

    public ITruncatable WithLongest(string text) => this with { Details = text };
}
