using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Authorize;

/// <summary>Sends the person through sign-in and consent, and stores what they allowed.</summary>
internal sealed class AuthorizeInteraction(
    Sessions sessions, ConsentStore consents, ConsentPolicy policy, GrantStore grants, InteractionTickets tickets,
    AuthorizationRejections rejections, PublicUrl publicUrl, TimeProvider clock)
{
    private const string None = "none";
    private const string Login = "login";
    private const string SelectAccount = "select_account";
    private const string Consent = "consent";

    /// <summary>Answers a request that follows every rule: by a page, or by the redirect to its client with a code or an error.</summary>
    public async Task AnswerAsync(HttpContext http, AuthorizeContext request, CancellationToken cancellation)
    {
        switch (await DecideAsync(http, request, cancellation))
        {
            case InteractionResult.Redirect redirect:
                http.Response.Redirect(redirect.Address);
                break;
            case InteractionResult.Rejected rejected:
                await rejections.AnswerAsync(http, rejected.Error, cancellation);
                break;
            case InteractionResult.Granted granted:
                http.Response.Headers.CacheControl = "no-store";
                http.Response.Redirect(AuthorizeResponse.AddressOf(request, granted.Code, publicUrl));
                break;
        }
    }

    /// <summary>Decides without answering, for an engine that answers itself.</summary>
    public async Task<InteractionResult> DecideAsync(HttpContext http, AuthorizeContext request, CancellationToken cancellation)
    {
        var person = await sessions.CurrentAsync(http);
        if (person is null
            || IsSomebodyElse(request, person)
            || (IsTooOld(request, person) && !tickets.IsAnswered(request.SignInTicket, request.Url, person.SignedInAt)))
        {
            return request.Prompts.Contains(None)
                ? Reject(request, "login_required", "The person has to sign in.")
                : RedirectTo(PagePaths.SignIn, InteractionUrl.With(request.Url, InteractionTickets.SignInParameter, tickets.DemandSignIn(request.Url)));
        }

        var asked = request.Scopes.Where(scope => scope != Scopes.OfflineAccess).ToList();
        var decided = tickets.ReadDecision(request.DecisionTicket, request.Url, person.SessionId);
        if (decided is [])
            return Reject(request, "access_denied", "The person refused.");

        if (decided is null && (request.Prompts.Contains(Consent)
            || !await policy.CoversAsync(person.AccountId, request.Client, new Uri(request.RedirectUri), asked, cancellation)))
        {
            return request.Prompts.Contains(None)
                ? Reject(request, "consent_required", "The person has to allow it.")
                : RedirectTo(PagePaths.Consent, string.IsNullOrEmpty(request.SignInTicket)
                    ? request.Url
                    : InteractionUrl.With(request.Url, InteractionTickets.SignInParameter, request.SignInTicket));
        }

        List<string> granted = [.. asked.Where(scope => decided is null || decided.Contains(scope))];
        if (decided is not null)
            await consents.RememberAsync(person.AccountId, request.Client.ClientId, asked, granted, cancellation);
        return new InteractionResult.Granted(await grants.CreateAsync(GrantOf(request, person, granted), cancellation));
    }

    private static GrantDescriptor GrantOf(AuthorizeContext request, SignedInPerson person, IReadOnlyCollection<string> scopes) => new()
    {
        Client = request.Client,
        Person = person,
        RedirectUri = request.RedirectUri,
        Scopes = scopes,
        Audiences = request.Audiences,
        CodeChallenge = request.CodeChallenge,
        Nonce = request.Nonce,
    };

    private static bool IsSomebodyElse(AuthorizeContext request, SignedInPerson person) =>
        request.ExpectedSubject is { } expected && expected != person.AccountId.ToString();

    private bool IsTooOld(AuthorizeContext request, SignedInPerson person) =>
        request.Prompts.Contains(Login)
        || request.Prompts.Contains(SelectAccount)
        || (request.MaxAge is { } seconds && person.SignedInAt.AddSeconds(seconds) < clock.GetUtcNow());

    private static InteractionResult.Rejected Reject(AuthorizeContext request, string error, string description) =>
        new(new AuthorizationError(error, description) { Client = request.Client });

    private static InteractionResult.Redirect RedirectTo(string page, string returnUrl) =>
        new(PagePaths.WithReturnUrl(page, InteractionUrl.Shorten(returnUrl)));
}
