namespace ProjectsPlugin.Api.Projects;

/// <summary>A project of the company. Lengths count Unicode code points, as PostgreSQL does.</summary>
public sealed class Project
{
    public const int NameLength = 200;
    public const int DescriptionLength = 2_000;
    public const int DetailsLength = 200_000;
    public const int MaxPeople = 200;

    public required int Id { get; init; }
    public required string Name { get; init; }
    public required string Description { get; init; }
    public required DateOnly Deadline { get; init; }
    public required string Details { get; init; }
}
