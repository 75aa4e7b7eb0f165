using ProjectsPlugin.Api.Projects;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetProjects(ToolResults answers) : ListTool<ProjectItem>(
    ToolName,
    "Find projects",
    "Use this to find the company's projects by words in their name, description or details, or to go through all of them by number. "
    + "Answers whole records with name, description, deadline and details. To see who works on a project, call get_project with its id.",
    "projects",
    RecordSchemas.Project,
    answers)
{
    public const string ToolName = "get_projects";

    protected override Task<IReadOnlyList<ProjectItem>> SearchAsync(ToolCall call, string words, int limit, CancellationToken cancellation) =>
        call.Get<IProjects>().SearchAsync(words, limit, cancellation);

    protected override Task<IReadOnlyList<ProjectItem>> PageAsync(ToolCall call, int after, int limit, CancellationToken cancellation) =>
        call.Get<IProjects>().PageAsync(after, limit, cancellation);
}
