using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Authorization;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetUsers(IUsers users, Viewer viewer, ToolResults results)
{
    public const string ToolName = "get_users";

    [McpServerTool(Name = ToolName, Title = "Find people", UseStructuredContent = true, OutputSchemaType = typeof(UserList))]
    [Description("Use this to find people in the company's directory, employees and contacts at other companies, by name, e-mail address or company, "
        + "or to go through all of them by number. Answers each person's name, e-mail address and company. "
        + "Misspelt names are found too; check that the person is the one meant.")]
    [RequiresScope(Scopes.Users)]
    public async Task<CallToolResult> ListAsync(
        [Description(ListTexts.Query), MaxLength(PageQuery.QueryLength)] string? query = null,
        [Description(ListTexts.After), Range(0, int.MaxValue)] int? after = null,
        [Description(ListTexts.Limit), Range(1, PageQuery.MaxLimit)] int? limit = null,
        CancellationToken cancellation = default)
    {
        var page = new PageQuery { Query = query, After = after, Limit = limit };
        var found = page.Words is { } words
            ? await users.SearchAsync(viewer, words, page.Size, cancellation)
            : await users.PageAsync(viewer, page.After ?? 0, page.Size + 1, cancellation);
        var taken = results.Size.Take(found, page.Size);
        return results.Of(new UserList { Users = taken, Next = page.NextAfter(taken, found.Count) });
    }
}

internal sealed record UserList
{
    [Description(ListTexts.Records), MaxLength(PageQuery.MaxLimit)]
    public required IReadOnlyList<UserItem> Users { get; init; }

    [Description(ListTexts.Next), Range(1, int.MaxValue)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Next { get; init; }
}
