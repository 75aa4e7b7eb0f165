using Duende.IdentityServer.Models;
using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Validation;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Authorization;

/// <summary>Lets <see cref="AuthorizationDesk"/> decide what becomes of a valid request.</summary>
internal sealed class Interaction(IHttpContextAccessor http, AuthorizationDesk desk, IKnownClients clients, ITokenValidator tokens, GrantBeginning beginning) : IAuthorizeInteractionResponseGenerator
{
    public async Task<InteractionResponse> ProcessInteractionAsync(ValidatedAuthorizeRequest request, ConsentResponse? consent = null)
    {
        var context = http.HttpContext!;
        var question = await AskAsync(context, request);
        switch (await desk.DecideAsync(context, question, context.RequestAborted))
        {
            case AuthorizationVerdict.Visit visit:
                return new InteractionResponse { RedirectUrl = visit.Address };
            case AuthorizationVerdict.Refused refused:
                return new InteractionResponse { Error = refused.Error, ErrorDescription = refused.Description };
            case AuthorizationVerdict.Granted granted:
                await beginning.GrantAsync(request, question, granted, context.RequestAborted);
                return new InteractionResponse();
            default:
                throw new InvalidOperationException("There is no other verdict.");
        }
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
}
