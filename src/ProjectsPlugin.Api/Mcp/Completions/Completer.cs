using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Mcp.Prompts;
using ProjectsPlugin.Api.Mcp.Resources;
using ProjectsPlugin.Api.Mcp.Tools;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Text;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Mcp.Completions;

/// <summary>Offers values while a person types an argument, found by the search that the tools use.</summary>
internal sealed class Completer(IProjects projects, IUsers users, Viewer viewer, ToolResults results)
{
    /// <summary>The most values that the protocol lets an answer have.</summary>
    public const int MaxValues = 100;

    private const string Unknown =
        $"There is nothing to complete there. {OutreachEmail.Person} and {OutreachEmail.Project} of the prompt {OutreachEmail.PromptName} can be completed, "
        + $"and {ResourceAddress.Id} of {ResourceAddress.Project}.";

    public static ValueTask<CompleteResult> AnswerAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellation) =>
        PerRequest<Completer>.Create(request.Services).CompleteAsync(request.Params, cancellation);

    private async ValueTask<CompleteResult> CompleteAsync(CompleteRequestParams request, CancellationToken cancellation)
    {
        // Either can be null, whatever the SDK's types say.
        var argument = CompletableArgument.Of(request.Ref, request.Argument?.Name) ?? throw Wrong(Unknown);
        var typed = request.Argument!.Value ?? "";
        if (CleanText.Length(typed) > PageQuery.QueryLength)
            throw Wrong($"The value may have at most {PageQuery.QueryLength} characters. Send only the beginning.");

        var found = argument == CompletableArgument.Person ? (await PeopleAsync(typed, cancellation)).Select(user => user.Name)
            : argument == CompletableArgument.ProjectTitle ? (await ProjectsAsync(typed, cancellation)).Select(project => project.Name)
            : (await NumbersAsync(typed, cancellation)).Select(project => project.Id.ToString(CultureInfo.InvariantCulture));
        return new CompleteResult { Completion = Fitting([.. found]) };
    }

    private Task<IReadOnlyList<UserItem>> PeopleAsync(string typed, CancellationToken cancellation) =>
        Words(typed) is { } words ? users.SearchAsync(viewer, words, MaxValues + 1, cancellation) : users.PageAsync(viewer, 0, MaxValues + 1, cancellation);

    private Task<IReadOnlyList<ProjectTitle>> ProjectsAsync(string typed, CancellationToken cancellation) =>
        projects.TitlesAsync(viewer, Words(typed), MaxValues + 1, cancellation);

    /// <summary>Somebody who types digits means the number, and with letters the title.</summary>
    private Task<IReadOnlyList<ProjectTitle>> NumbersAsync(string typed, CancellationToken cancellation) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? projects.TitlesFromAsync(viewer, digits, MaxValues + 1, cancellation)
            : ProjectsAsync(typed, cancellation);

    /// <summary>Null if nothing is typed yet.</summary>
    private static string? Words(string typed) => new PageQuery { Query = typed }.Words;

    /// <param name="found">One more than may be sent, if there are more; two people can have one name.</param>
    private Completion Fitting(string[] found)
    {
        var different = found.Distinct(StringComparer.Ordinal).ToArray();
        var sent = results.Size.Take(different, MaxValues);
        var isAll = found.Length <= MaxValues && sent.Length == different.Length;
        // How many more there are is not counted, and what is not known is left out.
        return new Completion { Values = sent, HasMore = !isAll, Total = isAll ? sent.Length : null };
    }

    private static McpProtocolException Wrong(string advice) => new(advice, McpErrorCode.InvalidParams);
}
