using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Grants;
using ProjectsPlugin.IdentityServer.Pages.Error;

namespace ProjectsPlugin.IdentityServer.Pages.Consent;

/// <summary>Asks what a client may read for the person who is signed in.</summary>
internal sealed class ConsentModel(AuthorizationRequests requests, Sessions sessions, IOptions<TokenLifetimes> lifetimes) : PageModel
{
    [FromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; init; }

    public AuthorizationRequest Asked { get; private set; } = null!;

    public SignedInPerson Person { get; private set; } = null!;

    public TokenLifetimes Lifetimes => lifetimes.Value;

    /// <summary>What the person can tick.</summary>
    public IReadOnlyList<string> Offered => [.. Scopes.Data.Where(Asked.Scopes.Contains)];

    /// <summary>What is ticked, all of it at first.</summary>
    public IReadOnlyList<string> Ticked { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await PrepareAsync(cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync([FromForm] InputModel input, CancellationToken cancellation)
    {
        if (await PrepareAsync(cancellation) is { } elsewhere)
            return elsewhere;

        // Somebody else has signed in since the page was shown: let them see it first.
        if (input.Session != Person.SessionId)
            return new SeeOther(PagePaths.WithReturnUrl(PagePaths.Consent, Asked.ReturnUrl));

        Ticked = [.. Offered.Intersect(input.Scope)];
        return input.Decision switch
        {
            InputModel.Allow when Ticked.Count > 0 || Offered.Count == 0 || Asked.IsDataOptional =>
                new SeeOther(requests.Allow(Asked, Person, [.. Ticked, .. Asked.Scopes.Except(Scopes.Data)])),
            InputModel.Allow or InputModel.Deny => new SeeOther(requests.Deny(Asked, Person)),
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostSwitchAsync(CancellationToken cancellation)
    {
        if (await PrepareAsync(cancellation) is { } elsewhere)
            return elsewhere;

        await sessions.EndAsync(HttpContext);
        return new SeeOther(PagePaths.WithReturnUrl(PagePaths.SignIn, Asked.ReturnUrl));
    }

    /// <summary>The answer if there is nothing to ask.</summary>
    private async Task<IActionResult?> PrepareAsync(CancellationToken cancellation)
    {
        if (await requests.FindAsync(ReturnUrl, cancellation) is not { } request)
        {
            HttpContext.Features.Set(Explanation.RequestEnded);
            return BadRequest();
        }

        new CspFormAction(request.RedirectUri).Allow(HttpContext);
        (Asked, Person) = (request, (await sessions.CurrentAsync(HttpContext))!);
        Ticked = Offered;
        return null;
    }

    public sealed class InputModel
    {
        public const string Allow = "allow";
        public const string Deny = "deny";

        public string? Decision { get; init; }

        public string[] Scope { get; init; } = [];

        /// <summary>Whose page it was.</summary>
        public Guid Session { get; init; }
    }
}
