using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;

namespace ProjectsPlugin.IdentityServer.Pages.Password;

/// <summary>Gives a person who knows their password the one-time link with which they set another.</summary>
[EnableRateLimiting(SignInOptions.RateLimit)]
public sealed class ChangeModel(
    Accounts.SignIn signIn, Sessions sessions, KnownDeviceCookie device, PasswordLinks links, IStringLocalizer<Texts> texts) : PageModel
{
    // It is followed at once, and stays in the browser's history.
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(15);

    public SignedInPerson Person { get; private set; } = null!;

    /// <summary>What keeps the password from being changed; null if nothing does yet.</summary>
    public string? Problem { get; private set; }

    public async Task OnGetAsync() => Person = (await sessions.CurrentAsync(HttpContext))!;

    public async Task<IActionResult> OnPostAsync([FromForm] string? password, CancellationToken cancellation)
    {
        Person = (await sessions.CurrentAsync(HttpContext))!;
        switch (await signIn.AttemptAsync(Person.Email, password, device.SourceOf(HttpContext), cancellation))
        {
            case SignInOutcome.SignedIn { Account: var account }:
                var (url, _) = await links.CreateAsync(account, LinkLifetime, cancellation);
                return new SeeOther(new Uri(url).PathAndQuery);
            case SignInOutcome.Busy:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Response.SetRetryAfter(PasswordHashLimiter.Pause);
                Problem = texts["Password.Busy"];
                return Page();
            default:
                Problem = texts["Change.Wrong"];
                return Page();
        }
    }
}
