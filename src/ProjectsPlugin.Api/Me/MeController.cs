using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Me;

[ApiController]
[Route("me")]
[Authorize(Policy = Policies.Me)]
public sealed class MeController(IUsers users, Viewer viewer) : ControllerBase
{
    /// <summary>Read who is signed in: the person whom you work for.</summary>
    /// <remarks>Answers number, name, e-mail address and company. Write in this person's name when something is to be written from me.</remarks>
    /// <response code="200">The signed-in person's entry in the directory.</response>
    /// <response code="404">The directory has no entry with the signed-in account's verified e-mail address.</response>
    [HttpGet(Name = "getMe")]
    [ProducesResponseType<SignedInUser>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<SignedInUser>> GetAsync(CancellationToken cancellation) =>
        await users.FindSelfAsync(viewer, cancellation) is { } user
            ? new SignedInUser { UserID = user.Id, Name = user.Name, Email = user.Email, Company = user.Company }
            : Problem(
                "You are signed in, but the directory has no person with your account's verified e-mail address. "
                + "Ask whoever runs this installation to add you; meanwhile, ask the person who they are.",
                statusCode: StatusCodes.Status404NotFound);
}
