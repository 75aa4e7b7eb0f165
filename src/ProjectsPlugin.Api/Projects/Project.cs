using System.ComponentModel.DataAnnotations;

namespace ProjectsPlugin.Api.Projects;

/// <summary>A project of the company. Lengths count Unicode code points, as PostgreSQL does.</summary>
public sealed class Project
{
    public const int NameLength = 200;
    public const int DescriptionLength = 2_000;
    public const int DetailsLength = 200_000;
    public const int UrlLength = 2_000;
    public const int SourceLength = 100;
    public const int MaxPeople = 200;

    public required int Id { get; init; }

    [MaxLength(NameLength)]
    public required string Name { get; init; }

    [MaxLength(DescriptionLength)]
    public required string Description { get; init; }

    /// <summary>The last day that is meant; null if the project has none.</summary>
    public DateOnly? Deadline { get; init; }

    public DeadlinePrecision DeadlinePrecision { get; init; }

    [MaxLength(DetailsLength)]
    public required string Details { get; init; }

    /// <summary>Where people work on the project, http or https; null if nobody said.</summary>
    [MaxLength(UrlLength)]
    public string? Url { get; init; }

    /// <summary>What the project was copied from; null if nobody said.</summary>
    [MaxLength(SourceLength)]
    public string? Source { get; init; }

    /// <summary>When it was what it says; null if nobody said.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
