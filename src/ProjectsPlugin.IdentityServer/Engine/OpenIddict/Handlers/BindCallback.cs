using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>The first successful exchange binds a vendor's client to the callback it came with; a later one must come with the same.</summary>
internal sealed class BindCallback(IOpenIddictApplicationManager clients, ClientBindings bindings) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is not OpenIddictServerEndpointType.Token || !context.Request.IsAuthorizationCodeGrantType())
            return;

        var client = await clients.FindByClientIdAsync(context.ClientId!, context.CancellationToken);
        var redirectUri = context.Transaction.GetProperty<ValidateTokenRequestContext>(typeof(ValidateTokenRequestContext).FullName!)
            ?.AuthorizationCodePrincipal?.GetClaim(Claims.Private.RedirectUri);
        if (client is null || redirectUri is null || (await client.ProfileAsync(clients, context.CancellationToken))?.CallbackId(redirectUri) is not { } callbackId)
            return;

        if (!await bindings.BindAsync(context.ClientId!, callbackId, context.CancellationToken))
            context.Reject(Errors.InvalidGrant, "The client is bound to another callback.");
    }
}
