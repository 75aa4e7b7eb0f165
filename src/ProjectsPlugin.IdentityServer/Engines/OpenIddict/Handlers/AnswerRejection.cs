using Microsoft.AspNetCore;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Authorize;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>Lets <see cref="AuthorizationRejections"/> answer. OpenIddict shows its own validation errors on a page, where most are for the client.</summary>
internal sealed class AnswerRejection(AuthorizationRejections rejections) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error))
            return;

        var http = context.Transaction.GetHttpRequest()!;
        var parameters = await RequestParameters.ReadAsync(http, context.CancellationToken);
        await rejections.AnswerAsync(http.HttpContext, new AuthorizationRejection(context.Error, context.Response.ErrorDescription, parameters), context.CancellationToken);
        context.HandleRequest();
    }
}
