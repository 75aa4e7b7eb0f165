using ProjectsPlugin.Api.Mcp.Tools;

namespace ProjectsPlugin.Api.Try.Choices;

/// <summary>A tool that a visitor can choose.</summary>
/// <param name="Name">The tool's.</param>
/// <param name="Example">What stands in its field at first; null if it takes no words.</param>
public sealed record OfferedTool(string Name, string? Example = null)
{
    public static IReadOnlyList<OfferedTool> All { get; } =
        [new(GetMe.ToolName), new(GetUsers.ToolName, "Emily Johnson"), new(GetProjects.ToolName, "virtual city"), new(GetCompany.ToolName), new(Search.ToolName, "eco city")];

    /// <summary>The name of its field in the form.</summary>
    public string QueryField => $"query-{Name}";
}
