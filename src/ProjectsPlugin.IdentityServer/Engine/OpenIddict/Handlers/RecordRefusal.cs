using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>Keeps for the operator why a request was refused, whether its client or a page tells it.</summary>
internal sealed class RecordRefusal(RefusalRecord refusals) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (!string.IsNullOrEmpty(context.Error))
            await refusals.KeepAsync(
                Of(context),
                context.Transaction.GetHttpRequest()?.HttpContext.Features.Get<AuthorizationError>(),
                context.CancellationToken);
    }

    internal static AuthorizationRefusal Of(ApplyAuthorizationResponseContext context)
    {
        var request = context.Request;
        return new AuthorizationRefusal
        {
            Error = context.Error!,
            Description = context.Response.ErrorDescription,
            ClientId = request?.ClientId,
            RedirectUri = (string?)request?.RedirectUri,
            State = request?.State,
            Prompt = request?.Prompt,
            Resources = request?.GetResources() ?? [],
            Scopes = request?.GetScopes() ?? [],
            Challenge = request?.CodeChallenge,
            ChallengeMethod = request?.CodeChallengeMethod,
        };
    }
}
