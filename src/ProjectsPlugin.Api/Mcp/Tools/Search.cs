using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Mcp.Authorization;
using ProjectsPlugin.Api.Mcp.Records;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Text;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Mcp.Tools;

internal sealed class Search(IProjects projects, IUsers users, ICompany company, Viewer viewer, ToolResults results, PublicUrl publicUrl)
{
    public const string ToolName = "search";

    [McpServerTool(Name = ToolName, Title = "Search everything", UseStructuredContent = true, OutputSchemaType = typeof(SearchResults))]
    [Description("Use this to search the company's projects, people and facts at once, as far as the user allowed them. "
        + "Answers ids for fetch, titles, and addresses to cite. "
        + "If you know what kind of record you look for, get_projects and get_users answer whole records in one step.")]
    [RequiresAnyDataScope]
    public async Task<CallToolResult> FindAsync(
        [Description("Words to find, in any order and form."), MinLength(1), MaxLength(PageQuery.QueryLength)] string query,
        ClaimsPrincipal caller,
        CancellationToken cancellation)
    {
        var words = SearchWords.Of(query);
        var hits = new List<SearchHit>();
        if (MayRead(RecordKind.Project))
            foreach (var project in await projects.SearchAsync(viewer, words, SearchResults.MaxOfAKind, cancellation))
                hits.Add(Hit(RecordKind.Project, project.Id, project.Name));
        if (MayRead(RecordKind.User))
            foreach (var user in await users.SearchAsync(viewer, words, SearchResults.MaxOfAKind, cancellation))
                hits.Add(Hit(RecordKind.User, user.Id, user.Name));
        if (MayRead(RecordKind.Company) && await company.SearchAsync(viewer, words, cancellation) is { } facts)
            hits.Add(Hit(RecordKind.Company, 0, facts.Name));
        return results.Of(new SearchResults { Results = hits });

        bool MayRead(RecordKind kind) => RecordScopes.Of(kind).IsMetBy(caller);
    }

    private SearchHit Hit(RecordKind kind, int number, string title)
    {
        var id = new RecordId(kind, number);
        return new SearchHit { Id = id.ToString(), Title = title, Url = id.Page(publicUrl) };
    }
}
