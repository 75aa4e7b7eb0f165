using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Pages.SignOut;

/// <summary>Signs out on this browser, after asking: a link alone must not (OAuth Security BCP, RFC 9700, section 4.7).</summary>
public sealed class SignOutModel(Sessions sessions) : PageModel
{
    /// <summary>Who would be signed out; null if nobody is signed in (any more).</summary>
    public SignedInPerson? Person { get; private set; }

    public async Task OnGetAsync() => Person = await sessions.CurrentAsync(HttpContext);

    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(HttpContext);
        return new SeeOther(Engine.PagePaths.SignOut);
    }
}
