using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages.SignOut;

/// <summary>Signs out on this browser, after asking: a link alone must not (OAuth Security BCP, RFC 9700, section 4.7).</summary>
[AllowAnonymous]
public sealed class SignOutModel(Sessions sessions, IBrowseSessionRevocation pages) : PageModel
{
    /// <summary>Who would be signed out; null if nobody is signed in (any more).</summary>
    public SignedInPerson? Person { get; private set; }

    /// <summary>Whether the person has signed out everywhere a moment ago, and disconnected every assistant with that.</summary>
    [TempData]
    public bool SignedOutEverywhere { get; set; }

    public async Task OnGetAsync()
    {
        Person = await sessions.CurrentAsync(HttpContext);

        // The page says that nobody is signed in, so nobody may be, not even for the rest of a cookie's quarter of an hour.
        if (Person is null)
            pages.Forget(HttpContext);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(HttpContext);
        return new SeeOther(PagePaths.SignOut);
    }
}
