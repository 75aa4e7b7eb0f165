using Microsoft.AspNetCore;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Refusals;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// A client that an operator blocked gets nowhere: the person sees a page that says so. Before the client is looked up,
/// so that nothing is fetched for a blocked one.
/// </summary>
internal sealed class RefuseBlockedClient(BlockedClients blocked) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId is not { } clientId || !ClientIds.IsPossible(clientId) || !await blocked.ContainsAsync(clientId, context.CancellationToken))
            return;

        context.Transaction.GetHttpRequest()?.HttpContext.Features.Set(
            new AuthorizationError(AuthorizationError.BlockedClient, "The client is blocked.", $"To let it ask again: clients unblock {clientId}") { Reason = RefusalReason.BlockedClient });
        context.Reject(AuthorizationError.BlockedClient, "The client is blocked.");
    }
}
