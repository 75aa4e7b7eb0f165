using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Tools;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Mcp.Prompts;

/// <summary>
/// The letter that this product was made for, for people to pick from a menu: from the signed-in user to somebody about a
/// project. It has no record in it, only what the caller sent, so that anybody with a token may have it.
/// </summary>
internal sealed class OutreachEmail : McpServerPrompt
{
    public const string PromptName = "outreach_email";
    public const string Person = "person";
    public const string Project = "project";

    /// <summary>Names as the tools search for them, and no longer than they do.</summary>
    private static readonly Parameter[] Parameters =
    [
        Parameter.Text(Person, "Whom the e-mail is for: the person's name, or words to find the person by.", PageQuery.QueryLength, required: true),
        Parameter.Text(Project, "What it is about: the project's title, or words to find the project by.", PageQuery.QueryLength, required: true),
    ];

    public override Prompt ProtocolPrompt { get; } = new()
    {
        Name = PromptName,
        Title = "Write to somebody about a project",
        Description = "Writes an e-mail from you to a person about one of the company's projects, with the facts that the records have and no others.",
        Arguments = [.. Parameters.Select(parameter => new PromptArgument { Name = parameter.Name, Description = (string?)parameter.Schema["description"], Required = parameter.Required })],
    };

    public override IReadOnlyList<object> Metadata => [];

    /// <summary>The answer to names that no prompt has.</summary>
    public static ValueTask<GetPromptResult> NotFound(RequestContext<GetPromptRequestParams> request, CancellationToken cancellation) =>
        throw new McpProtocolException($"There is no such prompt. Get {PromptName} with {Person} and {Project}.", McpErrorCode.InvalidParams);

    public override ValueTask<GetPromptResult> GetAsync(RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken = default)
    {
        var arguments = Arguments.Read(request.Params.Arguments, Parameters, out var fault);
        fault ??= Parameters.Select(parameter => parameter.Name).FirstOrDefault(name => SearchWords.Of(arguments.Text(name)!).Length == 0) is { } empty
            ? $"{empty} has no word to search for. Send a name."
            : null;
        if (fault is not null)
            throw new McpProtocolException(fault, McpErrorCode.InvalidParams);

        var text = OutreachText.Of(arguments.Text(Person)!, arguments.Text(Project)!);
        return ValueTask.FromResult(new GetPromptResult
        {
            Description = ProtocolPrompt.Title,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = text } }],
        });
    }
}
