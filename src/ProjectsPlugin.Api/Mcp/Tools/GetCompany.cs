using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Mcp.Authorization;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetCompany(ICompany company, Viewer viewer, ToolResults results)
{
    public const string ToolName = "get_company";

    /// <summary>What to do while nobody has loaded them.</summary>
    public const string NotLoaded =
        "The company's facts are not loaded yet. Go on without them, and say so; whoever runs this installation loads them with the import command.";

    [McpServerTool(Name = ToolName, Title = "Read the company's facts", UseStructuredContent = true, OutputSchemaType = typeof(CompanyFacts))]
    [Description("Use this before writing in the company's name: what the company is called and does, its website and contact address, "
        + "and how its texts should sound.")]
    [RequiresScope(Scopes.Company)]
    public async Task<CallToolResult> ReadAsync(CancellationToken cancellation) =>
        await company.FindAsync(viewer, cancellation) is { } facts ? results.Of(facts) : ToolResults.Refused(NotLoaded);
}
