using Microsoft.AspNetCore;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Grants;
using ProjectsPlugin.IdentityServer.Token;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>Finds the grant of a code or refresh token, used or not: whether it may be used is decided where it is (<see cref="GrantRedemption"/>).</summary>
internal sealed class ReadToken(GrantStore grants) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        // A revocation may be of either kind of token, but not of a code (RFC 7009, section 2.1).
        var found = context.ValidTokenTypes.Contains(TokenTypeIdentifiers.RefreshToken)
                ? await grants.FindByRefreshTokenAsync(context.Token, context.CancellationToken)
            : context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.AuthorizationCode)
                ? await grants.FindByCodeAsync(context.Token, context.CancellationToken)
            : null;
        if (found is null)
        {
            // An access token that is to be revoked is read by OpenIddict.
            if (context.EndpointType is OpenIddictServerEndpointType.Token)
                context.Reject(TokenRequestRules.UnknownGrant.Error, TokenRequestRules.UnknownGrant.Description);
            return;
        }

        context.Transaction.GetHttpRequest()!.HttpContext.Features.Set(found);
        context.Principal = GrantPrincipal.Create(found);
    }
}
