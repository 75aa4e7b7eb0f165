using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetUser(ToolResults answers) : ReadingTool(
    ToolName,
    "Read a person's entry",
    "Use this to read the directory entry of one person whose number you know: name, e-mail address and company. Find numbers with get_users or search, or among a project's people.",
    [Parameter.Whole(Id, "The person's number, from get_users.", 1, int.MaxValue, required: true)],
    RecordSchemas.Person)
{
    public const string ToolName = "get_user";

    private const string Id = "id";

    protected override async Task<CallToolResult> ReadAsync(ToolCall call, CancellationToken cancellation)
    {
        var id = call.Arguments.Whole(Id)!.Value;
        return await call.Get<IUsers>().FindAsync(id, cancellation) is { } user
            ? answers.Of(user)
            : ToolResults.Refused($"There is no user {id}. Find people with get_users.");
    }
}
