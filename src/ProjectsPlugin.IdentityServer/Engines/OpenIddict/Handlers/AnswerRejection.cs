using Microsoft.AspNetCore;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>Lets <see cref="AuthorizationRejections"/> answer. OpenIddict shows its own validation errors on a page, where most are for the client.</summary>
internal sealed class AnswerRejection(AuthorizationRejections rejections) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error))
            return;

        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        await rejections.AnswerAsync(http, new OAuthError(context.Error, context.Response.ErrorDescription), context.CancellationToken);
        context.HandleRequest();
    }
}
