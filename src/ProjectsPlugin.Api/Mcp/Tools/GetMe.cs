using System.ComponentModel;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Authorization;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetMe(IUsers users, Viewer viewer, ToolResults results)
{
    public const string ToolName = "get_me";

    private const string NotInDirectory =
        "The user is signed in, but the directory has no person with their account's verified e-mail address. "
        + "Ask the user who they are; whoever runs this installation can add them.";

    // ChatGPT finds the tool that says who is connected by its metadata.
    [McpServerTool(Name = ToolName, Title = "Read who is signed in", UseStructuredContent = true, OutputSchemaType = typeof(MyProfile))]
    [McpMeta("openai/profile", true)]
    [Description("Use this first to learn for whom you work: the signed-in user's name, e-mail address and company. "
        + "Write in this person's name when the user says \"from me\".")]
    [RequiresScope(Scopes.Me)]
    public async Task<CallToolResult> ReadAsync(CancellationToken cancellation) =>
        await users.FindSelfAsync(viewer, cancellation) is { } user
            ? results.Of(MyProfile.Of(user))
            : ToolResults.Refused(NotInDirectory);
}
