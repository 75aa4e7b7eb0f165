using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Consent;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Endpoints;

/// <summary>The authorization endpoint (RFC 6749, section 3.1): sends the person through sign-in and consent, then back with a code.</summary>
internal static class AuthorizeEndpoint
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static async Task<IResult> HandleAsync(
        HttpContext http, Sessions sessions, Consents consents, EarlierConsent earlier, InteractionTickets tickets, DocumentClients documents, Grants grants, TimeProvider clock,
        CancellationToken cancellation)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The engine has read the request before.");
        var url = await InteractionUrl.OfAsync(http.Request, cancellation);
        var signInTicket = (string?)request[InteractionTickets.SignInParameter];
        var now = clock.GetUtcNow();

        var person = await sessions.CurrentAsync(http);
        if (person is null || await IsSomebodyElseAsync(http, person) || (IsTooOld(request, person, now) && !tickets.IsAnswered(signInTicket, url, person.SignedInAt)))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.LoginRequired, "The person has to sign in.")
                : Visit(PagePaths.SignIn, InteractionUrl.With(url, InteractionTickets.SignInParameter, tickets.DemandSignIn(url)));
        }

        var asked = request.GetScopes().Remove(Scopes.OfflineAccess);
        var decided = tickets.ReadDecision((string?)request[InteractionTickets.DecisionParameter], url, person.SessionId);
        if (decided is [])
            return Refuse(Errors.AccessDenied, "The person refused.");

        if (decided is null && (request.HasPromptValue(PromptValues.Consent) || !await earlier.CoversAsync(person.AccountId, request, asked, cancellation)))
        {
            return request.HasPromptValue(PromptValues.None)
                ? Refuse(Errors.ConsentRequired, "The person has to allow it.")
                : Visit(PagePaths.Consent, string.IsNullOrEmpty(signInTicket) ? url : InteractionUrl.With(url, InteractionTickets.SignInParameter, signInTicket));
        }

        var granted = decided is null ? asked : asked.RemoveAll(scope => !decided.Contains(scope));
        if (decided is not null)
            await consents.RememberAsync(person.AccountId, request.ClientId!, asked, granted, cancellation);
        await documents.StoreAsync(request.ClientId!, cancellation);

        var principal = GrantedPrincipal.Create(person.AccountId, person.SignedInAt, now, granted, request.GetResources().Single());
        principal.Describe(person.Email, person.Name);
        principal.SetSessionId(person.SessionId);
        principal.SetAuthorizationId(await grants.BeginAsync(request, principal, cancellation));
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    /// <summary>OpenID Connect Core, section 3.1.2.1: <c>id_token_hint</c> names the person whom the client expects.</summary>
    private static async Task<bool> IsSomebodyElseAsync(HttpContext http, SignedInPerson person)
    {
        var hint = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return hint.Principal?.GetClaim(Claims.Subject) is { } expected && expected != person.AccountId.ToString();
    }

    private static bool IsTooOld(OpenIddictRequest request, SignedInPerson person, DateTimeOffset now) =>
        request.HasPromptValue(PromptValues.Login)
        || request.HasPromptValue(PromptValues.SelectAccount)
        || (request.MaxAge is { } seconds && person.SignedInAt.AddSeconds(seconds) < now);

    private static IResult Visit(string page, string returnUrl) =>
        Results.LocalRedirect(page + QueryString.Create("returnUrl", returnUrl));

    private static IResult Refuse(string error, string description) => EngineRefusal.Of(error, description);
}
