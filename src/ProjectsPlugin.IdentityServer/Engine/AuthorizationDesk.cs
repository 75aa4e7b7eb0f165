using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Consent;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>Sends the person through sign-in and consent, and says what came of it; the same with every engine.</summary>
internal sealed class AuthorizationDesk(Sessions sessions, Consents consents, EarlierConsent earlier, InteractionTickets tickets, TimeProvider clock)
{
    private const string None = "none";
    private const string Login = "login";
    private const string SelectAccount = "select_account";
    private const string Consent = "consent";

    public async Task<AuthorizationVerdict> DecideAsync(HttpContext http, AuthorizationQuestion question, CancellationToken cancellation)
    {
        var person = await sessions.CurrentAsync(http);
        if (person is null || IsSomebodyElse(question, person) || (IsTooOld(question, person) && !tickets.IsAnswered(question.SignInTicket, question.Url, person.SignedInAt)))
        {
            return question.Prompts.Contains(None)
                ? new AuthorizationVerdict.Refused("login_required", "The person has to sign in.")
                : Visit(PagePaths.SignIn, InteractionUrl.With(question.Url, InteractionTickets.SignInParameter, tickets.DemandSignIn(question.Url)));
        }

        var asked = question.Scopes.Where(scope => scope != Scopes.OfflineAccess).ToList();
        var decided = tickets.ReadDecision(question.DecisionTicket, question.Url, person.SessionId);
        if (decided is [])
            return new AuthorizationVerdict.Refused("access_denied", "The person refused.");

        if (decided is null && (question.Prompts.Contains(Consent) || !await earlier.CoversAsync(person.AccountId, question.Client, question.RedirectUri, asked, cancellation)))
        {
            return question.Prompts.Contains(None)
                ? new AuthorizationVerdict.Refused("consent_required", "The person has to allow it.")
                : Visit(PagePaths.Consent, string.IsNullOrEmpty(question.SignInTicket) ? question.Url : InteractionUrl.With(question.Url, InteractionTickets.SignInParameter, question.SignInTicket));
        }

        if (decided is null)
            return new AuthorizationVerdict.Granted(person, asked);

        List<string> granted = [.. asked.Where(decided.Contains)];
        await consents.RememberAsync(person.AccountId, question.Client.ClientId, asked, granted, cancellation);
        return new AuthorizationVerdict.Granted(person, granted);
    }

    private static bool IsSomebodyElse(AuthorizationQuestion question, SignedInPerson person) =>
        question.ExpectedSubject is { } expected && expected != person.AccountId.ToString();

    private bool IsTooOld(AuthorizationQuestion question, SignedInPerson person) =>
        question.Prompts.Contains(Login)
        || question.Prompts.Contains(SelectAccount)
        || (question.MaxAge is { } seconds && person.SignedInAt.AddSeconds(seconds) < clock.GetUtcNow());

    private static AuthorizationVerdict.Visit Visit(string page, string returnUrl) =>
        new(page + QueryString.Create("returnUrl", InteractionUrl.Shorten(returnUrl)));
}
