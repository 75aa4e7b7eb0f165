using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.Api.Browse.Failures;
using ProjectsPlugin.Api.Browse.Sheets;
using ProjectsPlugin.Api.Browse.SignIn;
using ProjectsPlugin.Api.Company;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Text;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Browse;

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

    private static async Task<IResult> IndexAsync(
        string? query, IProjects projects, IUsers users, Viewer viewer, HttpResponse response, IStringLocalizer<Texts> text, CancellationToken cancellation)
    {
        var page = new PageQuery { Query = query };
        var tooLong = query is not null && CleanText.Length(query) > PageQuery.QueryLength;
        var words = tooLong ? null : page.Words;
        if (tooLong)
            response.StatusCode = StatusCodes.Status400BadRequest;

        return new Page(typeof(IndexSheet), text[tooLong ? "Index.TitleAgain" : "Index.Title"], new()
        {
            [nameof(IndexSheet.Query)] = query,
            [nameof(IndexSheet.IsTooLong)] = tooLong,
            [nameof(IndexSheet.Projects)] = words is null ? null : await projects.SearchAsync(viewer, words, Matches, cancellation),
            [nameof(IndexSheet.Users)] = words is null ? null : await users.SearchAsync(viewer, words, Matches, cancellation),
        });
    }

    private static async Task<IResult> ProjectAsync(int id, IProjects projects, Viewer viewer, CancellationToken cancellation) =>
        await projects.FindAsync(viewer, id, cancellation) is { } project
            ? new Page(typeof(ProjectSheet), project.Name, new() { [nameof(ProjectSheet.Project)] = project })
            : Failure.NoProject;

    private static async Task<IResult> UserAsync(int id, IUsers users, IProjects projects, Viewer viewer, CancellationToken cancellation) =>
        await users.FindAsync(viewer, id, cancellation) is { } user
            ? new Page(typeof(UserSheet), user.Name, new()
            {
                [nameof(UserSheet.User)] = user,
                [nameof(UserSheet.Projects)] = await projects.OfUserAsync(viewer, id, UserSheet.MaxProjects + 1, cancellation),
            })
            : Failure.NoPerson;

    private static async Task<IResult> CompanyAsync(ICompany company, Viewer viewer, CancellationToken cancellation) =>
        await company.FindAsync(viewer, cancellation) is { } facts
            ? new Page(typeof(CompanySheet), facts.Name, new() { [nameof(CompanySheet.Company)] = facts })
            : Failure.NoCompany;
}
