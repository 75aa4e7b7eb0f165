using Microsoft.AspNetCore.Mvc.RazorPages;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Pages.Home;

/// <summary>Tells a person who they are here.</summary>
public sealed class HomeModel(Sessions sessions) : PageModel
{
    public SignedInPerson Person { get; private set; } = null!;

    public async Task OnGetAsync() => Person = (await sessions.CurrentAsync(HttpContext))!;
}
