using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetUsers(ToolResults answers) : ListTool<UserItem>(
    ToolName,
    "Find people",
    "Use this to find people in the company's directory, employees and contacts at other companies, by name, e-mail address or company, or to go through all of them by number. "
    + "Answers each person's name, e-mail address and company. Misspelt names are found too; check that the person is the one meant.",
    "users",
    RecordSchemas.Person,
    answers)
{
    public const string ToolName = "get_users";

    protected override Task<IReadOnlyList<UserItem>> SearchAsync(ToolCall call, string words, int limit, CancellationToken cancellation) =>
        call.Get<IUsers>().SearchAsync(words, limit, cancellation);

    protected override Task<IReadOnlyList<UserItem>> PageAsync(ToolCall call, int after, int limit, CancellationToken cancellation) =>
        call.Get<IUsers>().PageAsync(after, limit, cancellation);
}
