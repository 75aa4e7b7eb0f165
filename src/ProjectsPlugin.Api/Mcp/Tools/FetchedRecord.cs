using ProjectsPlugin.Api.Paging;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>A record as fetch answers it.</summary>
internal sealed record FetchedRecord(string Id, string Title, string Text, string Url, IReadOnlyDictionary<string, string> Metadata) : ICuttable
{
    string ICuttable.Longest => Text;

    ICuttable ICuttable.WithLongest(string text) => this with { Text = text };
}
