using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Projects;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Benchmarks.Hosts;

/// <summary>What <see cref="ProjectsController"/> answers for one project, to everybody: same SQL, same JSON, no token, scope, limit or audit.</summary>
[ApiController]
[Route("open/projects")]
[AllowAnonymous]
public sealed class OpenProjectsController(IProjects projects, ResponseSizeLimiter size) : ControllerBase
{
    [HttpGet("{id:int:min(1)}", Name = "getOpenProject")]
    public async Task<ActionResult<ProjectWithUsers>> GetAsync(int id, CancellationToken cancellation) =>
        await projects.FindAsync(Viewer.Of(User), id, cancellation) is { } project ? size.Cut(project) : NotFound();
}
