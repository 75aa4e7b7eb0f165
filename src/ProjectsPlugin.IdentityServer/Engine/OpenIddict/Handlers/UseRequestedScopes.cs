using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// Leaves the request with the scopes that a person is asked for: the client's default set for an absent scope, or an empty one as ChatGPT sends it.
/// </summary>
internal sealed class UseRequestedScopes(IKnownClients clients, RequestedScopes scopes) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (await clients.FindAsync(context.ClientId!, context.CancellationToken) is { } client)
            context.Request.Scope = string.Join(' ', scopes.Of(client, context.Request.Scope, context.Request.GetResources()));
    }
}
