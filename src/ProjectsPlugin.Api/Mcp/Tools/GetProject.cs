using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Authorization;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetProject(IProjects projects, Viewer viewer, ToolResults results)
{
    public const string ToolName = "get_project";

    [McpServerTool(Name = ToolName, Title = "Read a project", UseStructuredContent = true, OutputSchemaType = typeof(ProjectWithUsers))]
    [Description("Use this to read one project whose number you know: name, description, deadline, details, and the people related to it with their roles. "
        + "Find numbers with get_projects or search.")]
    [RequiresScope(Scopes.Projects)]
    public async Task<CallToolResult> ReadAsync(
        [Description("The project's number, from get_projects."), Range(1, int.MaxValue)] int id,
        CancellationToken cancellation) =>
        await projects.FindAsync(viewer, id, cancellation) is { } project
            ? results.Of(project)
            : ToolResults.Refused($"There is no project {id}. Find projects with get_projects.");
}
