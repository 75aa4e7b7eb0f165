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
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        if (http.Features.Get<AuthorizationError>() is not null)
            return;

        var refusal = RecordRefusal.Of(context);
        if (await faults.ExplainAsync(http, refusal, context.CancellationToken) is { } told)
            http.Features.Set(told);
        else
            context.RedirectUri = refusal.RedirectUri;
    }
}
