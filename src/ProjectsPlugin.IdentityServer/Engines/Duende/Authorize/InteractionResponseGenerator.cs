using System.Security.Claims;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.ResponseHandling;
using Duende.IdentityServer.Validation;
using Microsoft.AspNetCore.Http.Features;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Authorize;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Authorize;

/// <summary>Lets <see cref="AuthorizeInteraction"/> decide what becomes of a valid request.</summary>
internal sealed class InteractionResponseGenerator(IHttpContextAccessor http, AuthorizeInteraction interaction, Sessions sessions, ITokenValidator tokens)
    : IAuthorizeInteractionResponseGenerator
{
    public async Task<InteractionResponse> ProcessInteractionAsync(ValidatedAuthorizeRequest request, ConsentResponse? consent = null)
    {
        var context = http.HttpContext!;
        var asked = context.Features.GetRequiredFeature<AuthorizeContext>() with { ExpectedSubject = await ExpectedSubjectAsync(request) };
        switch (await interaction.DecideAsync(context, asked, context.RequestAborted))
        {
            case InteractionResult.Redirect redirect:
                return new InteractionResponse { RedirectUrl = redirect.Address };
            case InteractionResult.Rejected { Error: var error }:
                context.Features.Set(error);
                return new InteractionResponse { Error = error.Code, ErrorDescription = error.Description };
            case InteractionResult.Granted granted:
                context.Features.Set(granted);

                // For its events; what tokens say comes from the grant.
                request.Subject = SubjectOf((await sessions.CurrentAsync(context))!);
                return new InteractionResponse();
            default:
                throw new InvalidOperationException("There is no other result.");
        }
    }

    private static ClaimsPrincipal SubjectOf(SignedInPerson person) =>
        new(new ClaimsIdentity([new(TokenClaims.Subject, person.AccountId.ToString())], "ProjectsPlugin"));

    private async Task<string?> ExpectedSubjectAsync(ValidatedAuthorizeRequest request) =>
        request.Raw["id_token_hint"] is { Length: > 0 } hint
        && await tokens.ValidateIdentityTokenAsync(hint, request.ClientId, validateLifetime: false) is { IsError: false, Claims: { } claims }
            ? claims.FirstOrDefault(claim => claim.Type == TokenClaims.Subject)?.Value
            : null;
}
