using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 7009, section 2.1: revoking either kind of token ends the grant with every token of it.</summary>
internal sealed class EndGrantOnRevocation(Grants grants) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public async ValueTask HandleAsync(HandleRevocationRequestContext context) =>
        await grants.EndAsync(
            context.GenericTokenPrincipal?.GetAuthorizationId() ?? context.GenericTokenPrincipal?.GetClaim(TokenClaims.GrantId),
            context.CancellationToken);
}
