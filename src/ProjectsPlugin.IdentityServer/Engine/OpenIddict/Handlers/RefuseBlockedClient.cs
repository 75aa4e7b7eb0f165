using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// A client that an operator blocked gets nowhere: the person sees a page that says so. Before the client is looked up,
/// so that nothing is fetched for a blocked one.
/// </summary>
internal sealed class RefuseBlockedClient(AuthorizationFaults faults) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (await faults.BlockedAsync(context.ClientId, context.CancellationToken) is not { } told)
            return;

        context.Transaction.GetHttpRequest()?.HttpContext.Features.Set(told);
        context.Reject(told.Code, told.Description);
    }
}
