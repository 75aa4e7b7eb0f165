using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>What search answers.</summary>
internal sealed record SearchResults
{
    public const int MaxOfAKind = 20;

    [Description("What was found, best matches of each kind first; possibly nothing."), MaxLength((2 * MaxOfAKind) + 1)]
    public required IReadOnlyList<SearchHit> Results { get; init; }
}

/// <summary>A record that search found.</summary>
internal sealed record SearchHit
{
    [Description("The id for fetch."), MaxLength(RecordId.MaxLength)]
    public required string Id { get; init; }

    [Description("What the record is called."), MaxLength(Project.NameLength)]
    public required string Title { get; init; }

    [Description("The record's page, to cite."), MaxLength(RecordId.MaxPageLength)]
    public required string Url { get; init; }
}
