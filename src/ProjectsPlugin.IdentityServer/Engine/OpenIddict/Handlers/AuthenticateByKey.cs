using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// Authenticates a client by a key of its document, and demands it of one that has no other way. OpenIddict would take only what names the issuer as
/// audience and has the newest type, which ChatGPT's has not, and would take it twice; to OpenIddict these clients are public, with PKCE.
/// </summary>
internal sealed class AuthenticateByKey<TContext>(IOpenIddictApplicationManager clients, ClientAssertions assertions) : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public async ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Request is not { ClientId: { } clientId } request || !ClientIds.IsPossible(clientId))
            return;

        if (request.ClientAssertion is not null || request.ClientAssertionType is not null)
        {
            var isProven = request.ClientAssertionType == ClientAssertions.JwtBearer && request.ClientAssertion is { } assertion
                && await assertions.ProveAsync(clientId, assertion, context.CancellationToken);
            if (isProven)
                (request.ClientAssertion, request.ClientAssertionType) = (null, null);
            else
                context.Reject(Errors.InvalidClient, "The client assertion does not prove who the client is.");
        }
        else if (await clients.FindByClientIdAsync(clientId, context.CancellationToken) is { } client && await client.NeedsKeyAsync(clients, context.CancellationToken))
        {
            context.Reject(Errors.InvalidClient, "The client has to authenticate with private_key_jwt.");
        }
    }
}
