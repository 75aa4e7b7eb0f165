using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

/// <summary>A record that search found.</summary>
internal sealed record SearchHit(string Id, string Title, string Url)
{
    public static SearchHit Of(RecordId id, string title, PublicUrl publicUrl) => new(id.ToString(), title, id.Page(publicUrl));
}
