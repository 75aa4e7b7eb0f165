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

namespace ProjectsPlugin.Api.Mcp.Completions;

/// <summary>Offers values while a person types an argument, found by the search that the tools use.</summary>
internal sealed class Completer(ToolResults answers)
{
    /// <summary>The most values that the protocol lets an answer have.</summary>
    public const int Most = 100;

    private const string Unknown = $"There is nothing to complete there. {OutreachEmail.Person} and {OutreachEmail.Project} of the prompt {OutreachEmail.PromptName} can be completed, and {ResourceAddress.Id} of {ResourceAddress.Project}.";

    public async ValueTask<CompleteResult> CompleteAsync(RequestContext<CompleteRequestParams> request, CancellationToken cancellation)
    {
        var completable = Completable.Of(request.Params) ?? throw Wrong(Unknown);
        var typed = request.Params.Argument.Value ?? "";
        if (CleanText.Length(typed) > PageQuery.QueryLength)
            throw Wrong($"The value may have at most {PageQuery.QueryLength} characters. Send only the beginning.");

        var found = completable == Completable.Person ? await PeopleAsync(request.Services!.GetRequiredService<IUsers>(), typed, cancellation)
            : completable == Completable.ProjectTitle ? (await ProjectsAsync(request.Services!.GetRequiredService<IProjects>(), typed, cancellation)).Select(project => project.Name)
            : (await NumbersAsync(request.Services!.GetRequiredService<IProjects>(), typed, cancellation)).Select(project => project.Id.ToString(CultureInfo.InvariantCulture));
        return new CompleteResult { Completion = Fitting([.. found]) };
    }

    private static async Task<IEnumerable<string>> PeopleAsync(IUsers users, string typed, CancellationToken cancellation) =>
        (Words(typed) is { } words ? await users.SearchAsync(words, Most + 1, cancellation) : await users.PageAsync(0, Most + 1, cancellation)).Select(user => user.Name);

    private static Task<IReadOnlyList<ProjectTitle>> ProjectsAsync(IProjects projects, string typed, CancellationToken cancellation) =>
        projects.TitlesAsync(Words(typed), Most + 1, cancellation);

    /// <summary>Somebody who types digits means the number, and with letters the title.</summary>
    private static Task<IReadOnlyList<ProjectTitle>> NumbersAsync(IProjects projects, string typed, CancellationToken cancellation) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? projects.TitlesFromAsync(digits, Most + 1, cancellation)
            : ProjectsAsync(projects, typed, cancellation);

    /// <summary>Null if nothing is typed yet.</summary>
    private static string? Words(string typed) => new PageQuery { Query = typed }.Words;

    /// <param name="found">One more than may be sent, if there are more; two people can have one name.</param>
    private Completion Fitting(string[] found)
    {
        var different = found.Distinct(StringComparer.Ordinal).ToArray();
        var sent = answers.Size.Take(different, Most);
        var isAll = found.Length <= Most && sent.Length == different.Length;
        // How many more there are is not counted, and what is not known is left out.
        return new Completion { Values = sent, HasMore = !isAll, Total = isAll ? sent.Length : null };
    }

    private static McpProtocolException Wrong(string advice) => new(advice, McpErrorCode.InvalidParams);
}
