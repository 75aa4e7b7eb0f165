using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// OpenIddict shows its own validation errors on a page, and says invalid_request to all of them; they go to the client, with
/// <c>state</c> and <c>iss</c>, or to a person who is told what to mend.
/// </summary>
internal sealed class ReturnErrorsToClient(AuthorizationFaults faults) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error) || !string.IsNullOrEmpty(context.RedirectUri))
            return;

        // Somebody has explained it to the person, who is to see that.
        var features = context.Transaction.GetHttpRequest()?.HttpContext.Features;
        if (features?.Get<AuthorizationError>() is not null)
            return;

        var redirectUri = (string?)context.Request?.RedirectUri;
        if (await faults.ExplainAsync(context.Request?.ClientId, redirectUri, context.Error, context.Response.ErrorDescription, context.CancellationToken) is { } told)
            features?.Set(told);
        else
            context.RedirectUri = redirectUri;
    }
}
