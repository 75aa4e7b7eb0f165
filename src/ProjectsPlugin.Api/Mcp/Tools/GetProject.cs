using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetProject(ToolResults answers) : ReadingTool(
    ToolName,
    "Read a project",
    "Use this to read one project whose number you know: name, description, deadline, details, and the people related to it with their roles. Find numbers with get_projects or search.",
    [Parameter.Whole(Id, "The project's number, from get_projects.", 1, int.MaxValue, required: true)],
    RecordSchemas.ProjectWithUsers)
{
    public const string ToolName = "get_project";

    private const string Id = "id";

    protected override async Task<CallToolResult> ReadAsync(ToolCall call, CancellationToken cancellation)
    {
        var id = call.Arguments.Whole(Id)!.Value;
        return await call.Get<IProjects>().FindAsync(id, cancellation) is { } project
            ? answers.Of(project)
            : ToolResults.Refused($"There is no project {id}. Find projects with get_projects.");
    }
}
