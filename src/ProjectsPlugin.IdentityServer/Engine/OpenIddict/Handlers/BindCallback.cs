using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>The first successful exchange binds a vendor's client to the callback it came with; a later one must come with the same.</summary>
internal sealed class BindCallback(IKnownClients clients, ClientRedirects redirects) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public async ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType is not OpenIddictServerEndpointType.Token || !context.Request.IsAuthorizationCodeGrantType())
            return;

        var client = await clients.FindAsync(context.ClientId!, context.CancellationToken);
        var redirectUri = context.Transaction.GetProperty<ValidateTokenRequestContext>(typeof(ValidateTokenRequestContext).FullName!)
            ?.AuthorizationCodePrincipal?.GetClaim(Claims.Private.RedirectUri);
        if (client is not null && redirectUri is not null && !await redirects.BindAsync(client, redirectUri, context.CancellationToken))
            context.Reject(Errors.InvalidGrant, "The client is bound to another callback.");
    }
}
