using System.Globalization;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.IdentityServer.Engine.Duende.Clients;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>Lets <see cref="AuthorizationDesk"/> decide what becomes of a valid request, and begins the grant that it leads to.</summary>
internal sealed class Interaction(
    IHttpContextAccessor http, AuthorizationDesk desk, IKnownClients clients, ITokenValidator tokens, Registrations registrations, Grants grants, AuthorizationInCourse course, TimeProvider clock)
    : IAuthorizeInteractionResponseGenerator
{
    public async Task<InteractionResponse> ProcessInteractionAsync(ValidatedAuthorizeRequest request, ConsentResponse? consent = null)
    {
        var context = http.HttpContext!;
        var question = await AskAsync(context, request);
        return await desk.DecideAsync(context, question, context.RequestAborted) switch
        {
            AuthorizationVerdict.Visit visit => new InteractionResponse { RedirectUrl = visit.Address },
            AuthorizationVerdict.Refused refused => new InteractionResponse { Error = refused.Error, ErrorDescription = refused.Description },
            AuthorizationVerdict.Granted granted => await GrantAsync(request, question, granted, context.RequestAborted),
            _ => throw new InvalidOperationException("There is no other verdict."),
        };
    }

    private async Task<AuthorizationQuestion> AskAsync(HttpContext context, ValidatedAuthorizeRequest request) => new()
    {
        Url = await InteractionUrl.OfAsync(context.Request, context.RequestAborted),
        Client = await clients.FindAsync(request.ClientId, context.RequestAborted) ?? throw new InvalidOperationException("The engine has found the client before."),
        RedirectUri = new Uri(request.RedirectUri),
        Scopes = [.. request.RequestedScopes],
        Prompts = [.. request.PromptModes],
        MaxAge = request.MaxAge,
        ExpectedSubject = await ExpectedSubjectAsync(request),
        SignInTicket = request.Raw[InteractionTickets.SignInParameter],
        DecisionTicket = request.Raw[InteractionTickets.DecisionParameter],
    };

    private async Task<string?> ExpectedSubjectAsync(ValidatedAuthorizeRequest request) =>
        request.Raw["id_token_hint"] is { Length: > 0 } hint && await tokens.ValidateIdentityTokenAsync(hint, request.ClientId, validateLifetime: false) is { IsError: false, Claims: { } claims }
            ? claims.FirstOrDefault(claim => claim.Type == Contracts.TokenClaims.Subject)?.Value
            : null;

    private async Task<InteractionResponse> GrantAsync(
        ValidatedAuthorizeRequest request, AuthorizationQuestion question, AuthorizationVerdict.Granted granted, CancellationToken cancellation)
    {
        await registrations.MarkUsedAsync(question.Client, cancellation);
        var grantId = await grants.BeginAsync(question, granted, cancellation);

        request.Subject = GrantSubject.Create(granted.Person, grantId, clock.GetUtcNow(), course.Audience);
        request.ValidatedResources = request.ValidatedResources.Filter(question.Client.Refreshes ? granted.Scopes.Append(Scopes.OfflineAccess) : granted.Scopes);
        request.Description = string.Create(CultureInfo.InvariantCulture, $"{grantId}");
        return new InteractionResponse();
    }
}
