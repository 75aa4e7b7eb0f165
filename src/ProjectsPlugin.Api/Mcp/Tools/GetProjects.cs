using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Authorization;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetProjects(IProjects projects, Viewer viewer, ToolResults results)
{
    public const string ToolName = "get_projects";

    [McpServerTool(Name = ToolName, Title = "Find projects", UseStructuredContent = true, OutputSchemaType = typeof(ProjectList))]
    [Description("Use this to find the company's projects by words in their name, description or details, or to go through all of them by number. "
        + "Answers whole records with name, description, deadline and details. To see who works on a project, call get_project with its id.")]
    [RequiresScope(Scopes.Projects)]
    public async Task<CallToolResult> ListAsync(
        [Description(ListTexts.Query), MaxLength(PageQuery.QueryLength)] string? query = null,
        [Description(ListTexts.After), Range(0, int.MaxValue)] int? after = null,
        [Description(ListTexts.Limit), Range(1, PageQuery.MaxLimit)] int? limit = null,
        CancellationToken cancellation = default)
    {
        var page = new PageQuery { Query = query, After = after, Limit = limit };
        var found = page.Words is { } words
            ? await projects.SearchAsync(viewer, words, page.Size, cancellation)
            : await projects.PageAsync(viewer, page.After ?? 0, page.Size + 1, cancellation);
        var taken = results.Size.Take(found, page.Size);
        return results.Of(new ProjectList { Projects = taken, Next = page.NextAfter(taken, found.Count) });
    }
}

internal sealed record ProjectList
{
    [Description(ListTexts.Records), MaxLength(PageQuery.MaxLimit)]
    public required IReadOnlyList<ProjectItem> Projects { get; init; }

    [Description(ListTexts.Next), Range(1, int.MaxValue)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Next { get; init; }
}
