using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Engine;

namespace ProjectsPlugin.IdentityServer.Pages.Home;

/// <summary>Tells a person who they are here.</summary>
public sealed class HomeModel(Sessions sessions) : PageModel
{
    public SignedInPerson Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await sessions.CurrentAsync(HttpContext) is not { } person)
            return new SeeOther(PagePaths.SignIn);

        Person = person;
        return Page();
    }
}
