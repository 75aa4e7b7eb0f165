using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Authorization;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetUser(IUsers users, Viewer viewer, ToolResults results)
{
    public const string ToolName = "get_user";

    [McpServerTool(Name = ToolName, Title = "Read a person's entry", UseStructuredContent = true, OutputSchemaType = typeof(UserItem))]
    [Description("Use this to read the directory entry of one person whose number you know: name, e-mail address and company. "
        + "Find numbers with get_users or search, or among a project's people.")]
    [RequiresScope(Scopes.Users)]
    public async Task<CallToolResult> ReadAsync(
        [Description("The person's number, from get_users."), Range(1, int.MaxValue)] int id,
        CancellationToken cancellation) =>
        await users.FindAsync(viewer, id, cancellation) is { } user
            ? results.Of(user)
            : ToolResults.Refused($"There is no user {id}. Find people with get_users.");
}
