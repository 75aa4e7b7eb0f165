using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Endpoints;

/// <summary>The authorization endpoint (RFC 6749, section 3.1): sends the person through sign-in and consent, then back with a code.</summary>
internal static class AuthorizeEndpoint
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Post];

    public static async Task<IResult> HandleAsync(
        HttpContext http, AuthorizationDesk desk, IKnownClients clients, DocumentClients documents, Grants grants, TimeProvider clock, CancellationToken cancellation)
    {
        var request = http.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("The engine has read the request before.");
        return await desk.DecideAsync(http, await AskAsync(http, request, clients, cancellation), cancellation) switch
        {
            AuthorizationVerdict.Visit visit => Results.LocalRedirect(visit.Address),
            AuthorizationVerdict.Refused refused => EngineRefusal.Of(refused.Error, refused.Description),
            AuthorizationVerdict.Granted granted => await GrantAsync(request, granted, documents, grants, clock.GetUtcNow(), cancellation),
            _ => throw new InvalidOperationException("There is no other verdict."),
        };
    }

    private static async Task<AuthorizationQuestion> AskAsync(HttpContext http, OpenIddictRequest request, IKnownClients clients, CancellationToken cancellation)
    {
        var hint = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return new AuthorizationQuestion
        {
            Url = await InteractionUrl.OfAsync(http.Request, cancellation),
            Client = await clients.FindAsync(request.ClientId!, cancellation) ?? throw new InvalidOperationException("The engine has found the client before."),
            RedirectUri = new Uri(request.RedirectUri!),
            Scopes = request.GetScopes(),
            Prompts = request.GetPromptValues(),
            MaxAge = request.MaxAge,
            ExpectedSubject = hint.Principal?.GetClaim(Claims.Subject),
            SignInTicket = (string?)request[InteractionTickets.SignInParameter],
            DecisionTicket = (string?)request[InteractionTickets.DecisionParameter],
        };
    }

    private static async Task<IResult> GrantAsync(
        OpenIddictRequest request, AuthorizationVerdict.Granted granted, DocumentClients documents, Grants grants, DateTimeOffset now, CancellationToken cancellation)
    {
        await documents.StoreAsync(request.ClientId!, cancellation);

        var person = granted.Person;
        var principal = GrantedPrincipal.Create(person.AccountId, person.SignedInAt, now, granted.Scopes, request.GetResources());
        principal.Describe(person.Email, person.Name);
        principal.SetSessionId(person.SessionId);
        principal.SetAuthorizationId(await grants.BeginAsync(request, principal, cancellation));
        return Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
