using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Paging;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Users;

[ApiController]
[Route("users")]
[Authorize(Policy = Policies.Users)]
public sealed class UsersController(IUsers users, Viewer viewer, PagedResults pages) : ControllerBase
{
    /// <summary>Find people by name, e-mail or company, or list them by id.</summary>
    /// <remarks>
    /// With query: the best matches, fewer where they are long. Without: a page by id; if a Link header names a next page, ask again with after = the last id.
    /// </remarks>
    /// <response code="200">The people, possibly none.</response>
    [HttpGet(Name = "getUsers")]
    [ProducesResponseType<IReadOnlyList<UserItem>>(StatusCodes.Status200OK)]
    public async Task<ActionResult<IReadOnlyList<UserItem>>> ListAsync([FromQuery] PageQuery page, CancellationToken cancellation) =>
        page.Words is { } words
            ? pages.Matches(await users.SearchAsync(viewer, words, page.Size, cancellation))
            : pages.Page(await users.PageAsync(viewer, page.After ?? 0, page.Size + 1, cancellation), page, Response);

    /// <summary>Read one person's entry.</summary>
    /// <remarks>Answers the person's name, e-mail address and company. Find numbers with getUsers.</remarks>
    /// <param name="id">The person's number.</param>
    /// <param name="cancellation">Ends with the request.</param>
    /// <response code="200">The person.</response>
    /// <response code="404">There is no such person.</response>
    [HttpGet("{id:id}", Name = "getUser")]
    [ProducesResponseType<UserItem>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<UserItem>> GetAsync([Range(1, int.MaxValue)] int id, CancellationToken cancellation) =>
        await users.FindAsync(viewer, id, cancellation) is { } user
            ? user
            : Problem($"There is no user {id}. Find people with getUsers.", statusCode: StatusCodes.Status404NotFound);
}
