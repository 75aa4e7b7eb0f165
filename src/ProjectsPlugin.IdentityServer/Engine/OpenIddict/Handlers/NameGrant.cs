using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>Writes into access tokens which sign-in they come from, in a word that does not depend on the engine.</summary>
internal sealed class NameGrant : IOpenIddictServerHandler<ProcessSignInContext>
{
    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.GenerateAccessToken && context.Principal?.GetAuthorizationId() is { } grantId)
        {
            context.Principal.SetClaim(TokenClaims.GrantId, grantId);
            foreach (var claim in context.Principal.FindAll(TokenClaims.GrantId))
                claim.SetDestinations(Destinations.AccessToken);
        }

        return ValueTask.CompletedTask;
    }
}
