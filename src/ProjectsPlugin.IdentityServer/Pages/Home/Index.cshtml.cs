using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages.Home;

/// <summary>Tells a person who they are here and on which browsers, and signs out on each of them.</summary>
public sealed class HomeModel(Sessions sessions, OpenSessions open, IOptions<SignInOptions> options) : PageModel
{
    public bool HasPasswords => options.Value.HasPasswords;

    /// <summary>Whether the person has signed out on another browser a moment ago.</summary>
    [TempData]
    public bool HasEnded { get; set; }

    public SignedInPerson Person { get; private set; } = null!;

    public IReadOnlyList<OpenSession> Open { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Person = (await sessions.CurrentAsync(HttpContext))!;
        Open = await open.ListAsync(Person, cancellation);
    }

    public async Task<IActionResult> OnPostEndAsync([FromForm] InputModel input)
    {
        // A form that was made for somebody else ends nothing.
        if (await sessions.CurrentAsync(HttpContext) is not { } person || person.SessionId != input.Session)
            return new SeeOther(PagePaths.Home);

        if (input.Ended == person.SessionId)
        {
            await sessions.EndAsync(HttpContext);
            return new SeeOther(PagePaths.SignOut);
        }

        HasEnded = await open.EndAsync(person, input.Ended);
        return new SeeOther(PagePaths.Home);
    }

    public sealed class InputModel
    {
        /// <summary>Whose page it was.</summary>
        public Guid Session { get; init; }

        /// <summary>The session to end.</summary>
        public Guid Ended { get; init; }
    }
}
