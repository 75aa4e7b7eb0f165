using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Company;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetCompany(ToolResults answers) : ReadingTool(
    ToolName,
    "Read the company's facts",
    "Use this before writing in the company's name: what the company is called and does, its website and contact address, and how its texts should sound.",
    [],
    RecordSchemas.CompanyFacts)
{
    public const string ToolName = "get_company";

    /// <summary>What to do while nobody has loaded them.</summary>
    public const string NotLoaded = "The company's facts are not loaded yet. Go on without them, and say so; whoever runs this installation loads them with the import command.";

    protected override async Task<CallToolResult> ReadAsync(ToolCall call, CancellationToken cancellation) =>
        await call.Get<ICompany>().FindAsync(cancellation) is { } facts ? answers.Of(facts) : ToolResults.Refused(NotLoaded);
}
