using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.AI;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Arguments;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Text;

namespace ProjectsPlugin.Api.Mcp.Prompts;

/// <summary>
/// The letter that this product was made for, for people to pick from a menu: from the signed-in user to somebody about a
/// project. It has no record in it, only what the caller sent, so that anybody with a token may have it.
/// </summary>
internal static class OutreachEmail
{
    public const string PromptName = "outreach_email";
    public const string Person = "person";
    public const string Project = "project";

    private const string Title = "Write to somebody about a project";

    /// <summary>With the schema of its arguments, which the list of prompts does not show, for <see cref="ArgumentFilter"/>.</summary>
    public static McpServerPrompt Create()
    {
        var method = ((Delegate)Write).Method;
        var schema = AIJsonUtilities.CreateFunctionJsonSchema(
            method, serializerOptions: McpJsonUtilities.DefaultOptions, inferenceOptions: ClosedSchema.Options);
        return McpServerPrompt.Create(method, target: null, new McpServerPromptCreateOptions { Metadata = [schema] });
    }

    /// <summary>The answer to names that no prompt has.</summary>
    public static ValueTask<GetPromptResult> NotFound(RequestContext<GetPromptRequestParams> request, CancellationToken cancellation) =>
        throw new McpProtocolException($"There is no such prompt. Get {PromptName} with {Person} and {Project}.", McpErrorCode.InvalidParams);

    // Names as the tools search for them, and no longer than they do.
    [McpServerPrompt(Name = PromptName, Title = Title)]
    [Description("Writes an e-mail from you to a person about one of the company's projects, with the facts that the records have and no others.")]
    private static GetPromptResult Write(
        [Description("Whom the e-mail is for: the person's name, or words to find the person by."), MinLength(1), MaxLength(PageQuery.QueryLength)]
        string person,
        [Description("What it is about: the project's title, or words to find the project by."), MinLength(1), MaxLength(PageQuery.QueryLength)]
        string project)
    {
        MustHaveWords(Person, person);
        MustHaveWords(Project, project);
        return new GetPromptResult
        {
            Description = Title,
            Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = OutreachText.Of(person, project) } }],
        };
    }

    private static void MustHaveWords(string argument, string value)
    {
        if (SearchWords.Of(value).Length == 0)
            throw new McpProtocolException($"{argument} has no word to search for. Send a name.", McpErrorCode.InvalidParams);
    }
}
