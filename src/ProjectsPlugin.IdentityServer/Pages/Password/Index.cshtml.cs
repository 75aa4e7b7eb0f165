using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Pages.Password;

/// <summary>Lets the bearer of a one-time link set the account's password. Opening it does not use it up: mail scanners open links.</summary>
[EnableRateLimiting(SignInOptions.RateLimit)]
[AllowAnonymous]
public sealed class PasswordModel(PasswordLinks links, GrantRevocation revocation, IStringLocalizer<Texts> texts) : PageModel
{
    [FromQuery(Name = "token")]
    public string? Token { get; init; }

    [BindProperty]
    public InputModel Input { get; init; } = new();

    /// <summary>Whose password it is; null if the link does not work.</summary>
    public PasswordLink? Link { get; private set; }

    public bool IsSet { get; private set; }

    /// <summary>What keeps the password from being set; null if nothing does yet.</summary>
    public FormError? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Link = await links.FindAsync(Token, cancellation);
        if (Link is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Link = await links.FindAsync(Token, cancellation);
        if (Link is not null && Input.Password != Input.Repeated)
            return Again(new(texts["Password.Different"], "repeated"));

        switch (await links.SetPasswordAsync(Token, Input.Password ?? "", cancellation))
        {
            case SetPasswordOutcome.PasswordSet { Account: var account }:
                if (Input.Disconnect)
                    await revocation.RevokeAllAsync(GrantFilter.ForAccount(account.Id), CancellationToken.None);
                IsSet = true;
                return Page();
            case SetPasswordOutcome.PasswordRefused { Fault: var fault }:
                return Again(new(texts[$"Password.{fault}", PasswordRules.MinLength, PasswordRules.MaxLength], "password"));
            case SetPasswordOutcome.Busy:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Response.SetRetryAfter(PasswordHashLimiter.Pause);
                return Again(new(texts["Password.Busy"]));
            default:
                Link = null;
                Response.StatusCode = StatusCodes.Status404NotFound;
                return Page();
        }
    }

    private PageResult Again(FormError problem)
    {
        Problem = problem;
        return Page();
    }

    public sealed class InputModel
    {
        public string? Password { get; init; }

        public string? Repeated { get; init; }

        /// <summary>Whether every assistant that the person has connected is to lose its access, too.</summary>
        public bool Disconnect { get; init; }
    }
}
