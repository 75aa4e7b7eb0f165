using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 6749, section 3.3: a request without a scope, or with an empty one as ChatGPT sends it, asks for the client's default set.</summary>
internal sealed class UseDefaultScopes(IOpenIddictApplicationManager clients) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (string.IsNullOrWhiteSpace(context.Request.Scope)
            && await clients.FindByClientIdAsync(context.ClientId!, context.CancellationToken) is { } client)
        {
            context.Request.Scope = string.Join(' ', await client.DefaultScopesAsync(clients, context.CancellationToken));
        }
    }
}
