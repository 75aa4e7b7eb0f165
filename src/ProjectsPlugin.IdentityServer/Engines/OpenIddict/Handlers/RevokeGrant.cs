using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Grants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>RFC 7009, section 2.1: revoking either kind of token revokes the grant with every token of it.</summary>
internal sealed class RevokeGrant(GrantRevocation revocation) : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (Guid.TryParse(context.GenericTokenPrincipal?.GetClaim(TokenClaims.GrantId), out var grantId))
            await revocation.RevokeAsync(grantId, context.CancellationToken);
    }
}
