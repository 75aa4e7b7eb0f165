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
        if (string.IsNullOrEmpty(context.Error))
            return;

        var request = context.Request;
        var ask = new RefusedAsk
        {
            Error = context.Error,
            Description = context.Response.ErrorDescription,
            ClientId = request?.ClientId,
            RedirectUri = request?.RedirectUri,
            Resources = request?.GetResources() ?? [],
            Scopes = request?.GetScopes() ?? [],
            Challenge = request?.CodeChallenge,
            ChallengeMethod = request?.CodeChallengeMethod,
        };
        await refusals.KeepAsync(ask, context.Transaction.GetHttpRequest()?.HttpContext.Features.Get<AuthorizationError>(), context.CancellationToken);
    }
}
