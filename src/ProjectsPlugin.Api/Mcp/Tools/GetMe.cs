using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Security;
using ProjectsPlugin.Api.Users;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class GetMe : ReadingTool
{
    public const string ToolName = "get_me";

    private readonly ToolResults _answers;

    public GetMe(ToolResults answers)
        : base(
            ToolName,
            "Read who is signed in",
            "Use this first to learn for whom you work: the signed-in user's name, e-mail address and company. Write in this person's name when the user says \"from me\".",
            [],
            Schema.Object(
                new Schema.Member("id", Schema.Text("The person's lasting id, also for fetch.", RecordId.MaxLength, 1)),
                new Schema.Member("name", Schema.Text("The person's name.", User.NameLength)),
                new Schema.Member("email", Schema.Text("The person's e-mail address.", User.EmailLength)),
                new Schema.Member("userID", RecordSchemas.Id("The person's number, for get_user.")),
                new Schema.Member("company", Schema.Text("The company that the person works for.", User.CompanyLength))))
    {
        _answers = answers;
        // The mark by which ChatGPT finds the tool that says who is connected.
        ProtocolTool.Meta!["openai/profile"] = true;
    }

    protected override async Task<CallToolResult> ReadAsync(ToolCall call, CancellationToken cancellation) =>
        await call.Get<IUsers>().FindByAccountAsync(call.Caller.Subject(), cancellation) is { } user
            ? _answers.Of(new MyProfile { Id = new RecordId(RecordKind.User, user.Id).ToString(), Name = user.Name, Email = user.Email, UserId = user.Id, Company = user.Company })
            : ToolResults.Refused("The user is signed in, but the directory has no person with their account's verified e-mail address. Ask the user who they are; whoever runs this installation can add them.");
}
