using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// Clients can read access and ID tokens, so these say no more than their scopes allow, and nothing of OpenIddict's own: it finds the client
/// by <c>client_id</c>, and we the grant by <c>grant_id</c>.
/// </summary>
internal sealed class WriteNoMore : IOpenIddictServerHandler<GenerateTokenContext>
{
    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType is TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.IdentityToken)
        {
            var principal = context.Principal!;
            principal.RemoveClaims(Claims.Private.AuthorizationId).RemoveClaims(Claims.Private.TokenId).RemoveClaims(Claims.Private.Presenter);

            // A refresh may have asked for fewer scopes than were granted.
            if (context.TokenType is TokenTypeIdentifiers.AccessToken && !principal.HasScope(Scopes.Email))
                principal.RemoveClaims(Claims.Email).RemoveClaims(Claims.EmailVerified);
        }

        return ValueTask.CompletedTask;
    }
}
