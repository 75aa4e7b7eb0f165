using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Projects;

[ApiController]
[Route("projects")]
[Authorize(Policy = Policies.Projects)]
public sealed class ProjectsController(IProjects projects, Viewer viewer, PagedResults pages, ResponseSizeLimiter size) : ControllerBase
{
    /// <summary>Find projects, or list them by id.</summary>
    /// <remarks>
    /// With query: the best matches, fewer where they are long. Without: a page by id; if a Link header names a next page, ask again with after = the last id.
    /// </remarks>
    /// <response code="200">The projects, possibly none.</response>
    [HttpGet(Name = "getProjects")]
    [ProducesResponseType<IReadOnlyList<ProjectItem>>(StatusCodes.Status200OK)]
    public async Task<ActionResult<IReadOnlyList<ProjectItem>>> ListAsync([FromQuery] PageQuery page, CancellationToken cancellation) =>
        page.Words is { } words
            ? pages.Matches(await projects.SearchAsync(viewer, words, page.Size, cancellation))
            : pages.Page(await projects.PageAsync(viewer, page.After ?? 0, page.Size + 1, cancellation), page, Response);

    /// <summary>Read one project and the people related to it.</summary>
    /// <remarks>
    /// Answers name, description, deadline and details, and the people related to the project with their roles. Find numbers with getProjects.
    /// </remarks>
    /// <param name="id">The project's number.</param>
    /// <param name="cancellation">Ends with the request.</param>
    /// <response code="200">The project.</response>
    /// <response code="404">There is no such project.</response>
    [HttpGet("{id:id}", Name = "getProject")]
    [ProducesResponseType<ProjectWithUsers>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<ProjectWithUsers>> GetAsync([Range(1, int.MaxValue)] int id, CancellationToken cancellation) =>
        await projects.FindAsync(viewer, id, cancellation) is { } project
            ? size.Cut(project)
            : Problem($"There is no project {id}. Find projects with getProjects.", statusCode: StatusCodes.Status404NotFound);
}
