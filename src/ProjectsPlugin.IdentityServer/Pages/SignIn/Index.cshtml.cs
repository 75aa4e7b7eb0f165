using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Pages.SignIn;

/// <summary>Takes an e-mail address and a password, and goes on with the authorization request, or to the page, that it was opened for.</summary>
[EnableRateLimiting(SignInOptions.RateLimit)]
[AllowAnonymous]
internal sealed class SignInModel(
    Accounts.SignIn signIn, Sessions sessions, KnownDeviceCookie device, AuthorizationRequests requests, ProviderButtons providers,
    IStringLocalizer<Texts> texts) : PageModel
{
    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; init; }

    [BindProperty]
    public InputModel Input { get; init; } = new();

    /// <summary>What the person signs in for; null if it is only this site.</summary>
    public AuthorizationRequest? AuthorizationRequest { get; private set; }

    public IReadOnlyList<FormError> Problems { get; private set; } = [];

    public bool HasPasswords => providers.HavePasswords;

    public IReadOnlyList<ProviderButton> Buttons => providers.List(ReturnUrl);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        await signIn.ReachAsync(cancellation);
        await FindRequestAsync(cancellation);
        if (await providers.OnlyWayAsync(HttpContext, ReturnUrl, AuthorizationRequest) is { } address)
            return new SeeOther(address);

        Input.Email ??= AuthorizationRequest?.LoginHint;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await FindRequestAsync(cancellation);
        if (!HasPasswords)
            return Again([new(texts["SignIn.NoPasswords"])]);
        if (Missing() is { Count: > 0 } missing)
            return Again(missing);

        switch (await signIn.AttemptAsync(Input.Email, Input.Password, device.SourceOf(HttpContext), cancellation))
        {
            case SignInOutcome.SignedIn { Account: var account }:
                await sessions.StartAsync(HttpContext, account, cancellation);
                device.Remember(HttpContext, account.Id);
                return new SeeOther(AuthorizationRequest?.ReturnUrl ?? PagePaths.ComesBackTo(ReturnUrl) ?? PagePaths.Home);
            case SignInOutcome.Busy:
                Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                Response.SetRetryAfter(PasswordHashLimiter.Pause);
                return Again([new(texts["SignIn.Busy"])]);
            case SignInOutcome.NotAllowed:
                return Again([new(texts["SignIn.NotAllowed"])]);
            default:
                return Again([new(texts["SignIn.Wrong"])]);
        }
    }

    private async Task FindRequestAsync(CancellationToken cancellation)
    {
        AuthorizationRequest = await requests.FindAsync(ReturnUrl, cancellation);
        if (AuthorizationRequest is not null)
            new CspFormAction(AuthorizationRequest.RedirectUri).Allow(HttpContext);
    }

    private List<FormError> Missing()
    {
        var problems = new List<FormError>();
        if (string.IsNullOrWhiteSpace(Input.Email))
            problems.Add(new(texts["SignIn.EmailMissing"], "email"));
        if (string.IsNullOrEmpty(Input.Password))
            problems.Add(new(texts["SignIn.PasswordMissing"], "password"));
        return problems;
    }

    private PageResult Again(IReadOnlyList<FormError> problems)
    {
        Problems = problems;
        return Page();
    }

    public sealed class InputModel
    {
        public string? Email { get; set; }

        public string? Password { get; set; }
    }
}
