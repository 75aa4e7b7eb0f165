using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>A record as fetch answers it.</summary>
internal sealed record FetchedRecord : ITruncatable
{
    [Description("The id asked for."), MaxLength(RecordId.MaxLength)]
    public required string Id { get; init; }

    [Description("What the record is called."), MaxLength(Project.NameLength)]
    public required string Title { get; init; }

    [Description("The whole record; ends in a mark if it had to be cut."), MaxLength(ResponseSizeLimiter.Limit)]
    public required string Text { get; init; }

    [Description("The record's page, to cite."), MaxLength(RecordId.MaxPageLength)]
    public required string Url { get; init; }

    public required FetchedMetadata Metadata { get; init; }

    string ITruncatable.Longest => Text;

    ITruncatable ITruncatable.WithLongest(string text) => this with { Text = text };
}

internal sealed record FetchedMetadata
{
    [Description("project, user or company."), MaxLength(20)]
    public required string Kind { get; init; }

    [Description("A project's: the day, month or quarter in which it is due."), MaxLength(10)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Deadline { get; init; }
}
