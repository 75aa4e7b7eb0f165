using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ProjectsPlugin.Api.Authentication;
using ProjectsPlugin.Api.Visibility;

namespace ProjectsPlugin.Api.Company;

[ApiController]
[Route("company")]
[Authorize(Policy = Policies.Company)]
public sealed class CompanyController(ICompany company, Viewer viewer) : ControllerBase
{
    /// <summary>Read what the company does and how it writes.</summary>
    /// <remarks>Answers the company's name, what it does, its website and contact address, and how its texts should sound.</remarks>
    /// <response code="200">The company's facts.</response>
    /// <response code="404">Nobody has loaded them yet.</response>
    [HttpGet(Name = "getCompany")]
    [ProducesResponseType<CompanyFacts>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public async Task<ActionResult<CompanyFacts>> GetAsync(CancellationToken cancellation) =>
        await company.FindAsync(viewer, cancellation) is { } facts
            ? facts
            : Problem(
                "The company's facts are not loaded yet. Whoever runs this installation loads them with the import command.",
                statusCode: StatusCodes.Status404NotFound);
}
