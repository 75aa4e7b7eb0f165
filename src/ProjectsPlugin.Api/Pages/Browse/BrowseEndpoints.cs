using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Pages.Errors;
using ProjectsPlugin.Api.Pages.SignIn;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Text;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Pages.Browse;

/// <summary>A page a record, and one to look further. Every employee may read all of them.</summary>
internal static class BrowseEndpoints
{
    /// <summary>How many projects, and how many people, a search shows.</summary>
    public const int Matches = 20;

    public static void MapBrowse(this WebApplication app)
    {
        var pages = app.MapGroup(Paths.Browse)
            .RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = BrowseCookie.Scheme })
            .ExcludeFromDescription();
        pages.MapGet("", IndexAsync).WithName("browse");
        pages.MapGet("/projects/{id:int:min(1)}", ProjectAsync).WithName("browseProject");
        pages.MapGet("/users/{id:int:min(1)}", UserAsync).WithName("browseUser");
        pages.MapGet("/company", CompanyAsync).WithName("browseCompany");
        pages.MapGet("/{**elsewhere}", () => TypedResults.NotFound()).WithName("browseNowhere");
    }

    private static async Task<RazorComponentResult<IndexPage>> IndexAsync(
        string? query, IProjects projects, IUsers users, Viewer viewer, CancellationToken cancellation)
    {
        var page = new PageQuery { Query = query };
        var tooLong = query is not null && CleanText.Length(query) > PageQuery.QueryLength;
        var words = tooLong ? null : page.Words;
        return new RazorComponentResult<IndexPage>(new Dictionary<string, object?>
        {
            [nameof(IndexPage.Query)] = query,
            [nameof(IndexPage.IsTooLong)] = tooLong,
            [nameof(IndexPage.Projects)] = words is null ? null : await projects.SearchAsync(viewer, words, Matches, cancellation),
            [nameof(IndexPage.Users)] = words is null ? null : await users.SearchAsync(viewer, words, Matches, cancellation),
            [nameof(IndexPage.Newest)] = words is null && !tooLong ? await NewestOfAll.ReadAsync(projects, users, viewer, cancellation) : null,
        })
        {
            StatusCode = tooLong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK,
        };
    }

    private static async Task<IResult> ProjectAsync(int id, IProjects projects, Viewer viewer, CancellationToken cancellation) =>
        await projects.FindAsync(viewer, id, cancellation) is { } project
            ? new RazorComponentResult<ProjectPage>(new Dictionary<string, object?> { [nameof(ProjectPage.Project)] = project })
            : PageError.NoProject;

    private static async Task<IResult> UserAsync(int id, IUsers users, IProjects projects, Viewer viewer, CancellationToken cancellation) =>
        await users.FindAsync(viewer, id, cancellation) is { } user
            ? new RazorComponentResult<UserPage>(new Dictionary<string, object?>
            {
                [nameof(UserPage.User)] = user,
                [nameof(UserPage.Projects)] = await projects.OfUserAsync(viewer, id, UserPage.MaxProjects + 1, cancellation),
            })
            : PageError.NoPerson;

    private static async Task<IResult> CompanyAsync(ICompany company, Viewer viewer, CancellationToken cancellation) =>
        await company.FindAsync(viewer, cancellation) is { } facts
            ? new RazorComponentResult<CompanyPage>(new Dictionary<string, object?> { [nameof(CompanyPage.Company)] = facts })
            : PageError.NoCompany;
}
