using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>A record as fetch answers it.</summary>
internal sealed record FetchedRecord(string Id, string Title, string Text, string Url, IReadOnlyDictionary<string, string> Metadata) : ITruncatable
{
    string ITruncatable.Longest => Text;

    ITruncatable ITruncatable.WithLongest(string text) => this with { Text = text };
}
