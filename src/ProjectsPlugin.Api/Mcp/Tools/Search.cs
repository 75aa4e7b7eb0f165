using ModelContextProtocol.Protocol;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Mcp.Endpoint;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Text;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class Search(ToolResults answers, PublicUrl publicUrl) : ReadingTool(
    ToolName,
    "Search everything",
    "Use this to search the company's projects, people and facts at once, as far as the user allowed them. Answers ids for fetch, titles, and addresses to cite. "
    + "If you know what kind of record you look for, get_projects and get_users answer whole records in one step.",
    [Parameter.Text(Query, "Words to find, in any order and form.", PageQuery.QueryLength, required: true)],
    Schema.Object(new Schema.Member("results", Schema.List(
        "What was found, best matches of each kind first; possibly nothing.",
        Schema.Object(
            new Schema.Member("id", Schema.Text("The id for fetch.", RecordId.MaxLength)),
            new Schema.Member("title", Schema.Text("What the record is called.", Project.NameLength)),
            new Schema.Member("url", Schema.Text("The record's page, to cite.", 500))),
        (2 * MostOfAKind) + 1))))
{
    public const string ToolName = "search";

    private const string Query = "query";
    private const int MostOfAKind = 20;

    protected override async Task<CallToolResult> ReadAsync(ToolCall call, CancellationToken cancellation)
    {
        var words = SearchWords.Of(call.Arguments.Text(Query)!);
        var hits = new List<SearchHit>();
        if (Access.OfKind(RecordKind.Project).IsMetBy(call.Caller))
            hits.AddRange((await call.Get<IProjects>().SearchAsync(words, MostOfAKind, cancellation)).Select(project => Hit(RecordKind.Project, project.Id, project.Name)));
        if (Access.OfKind(RecordKind.User).IsMetBy(call.Caller))
            hits.AddRange((await call.Get<IUsers>().SearchAsync(words, MostOfAKind, cancellation)).Select(user => Hit(RecordKind.User, user.Id, user.Name)));
        if (Access.OfKind(RecordKind.Company).IsMetBy(call.Caller) && await call.Get<ICompany>().SearchAsync(words, cancellation) is { } company)
            hits.Add(SearchHit.Of(RecordId.Company, company.Name, publicUrl));
        return answers.Of(new { Results = hits });
    }

    private SearchHit Hit(RecordKind kind, int id, string title) => SearchHit.Of(new RecordId(kind, id), title, publicUrl);
}
