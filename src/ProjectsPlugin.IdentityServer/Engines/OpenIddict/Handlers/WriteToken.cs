using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Grants;
using ProjectsPlugin.IdentityServer.Token.Keys;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// A refresh token is what <see cref="GrantRedemption"/> made. ID tokens are signed with RS256, as OpenID Connect Core 15.1 demands, access tokens with the
/// far cheaper ES256; OpenIddict would take the first key for both. Clients can read them, so they say no more than their scopes allow, and nothing of
/// OpenIddict's own.
/// </summary>
internal sealed class WriteToken(KeyRing ring) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType == TokenTypeIdentifiers.RefreshToken)
        {
            context.Token = context.Transaction.GetHttpRequest()!.HttpContext.Features.GetRequiredFeature<RedemptionResult.Redeemed>().RefreshToken;
            return ValueTask.CompletedTask;
        }

        var isIdToken = context.TokenType == TokenTypeIdentifiers.IdentityToken;
        context.SigningCredentials = isIdToken ? ring.IdTokens[0] : ring.AccessTokens[0];

        var principal = context.Principal!;
        principal.RemoveClaims(Claims.Private.AuthorizationId).RemoveClaims(Claims.Private.TokenId).RemoveClaims(Claims.Private.Presenter);

        // A refresh may have asked for fewer scopes than were granted.
        if (!isIdToken && !principal.HasScope(Scopes.Email))
            principal.RemoveClaims(Claims.Email).RemoveClaims(Claims.EmailVerified);
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// Errors point to no other product's documentation, and <c>token_type</c> is written as the plugin's own description does (RFC 6749, section 5.1:
/// without regard to case).
/// </summary>
internal sealed class NormalizeResponse<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseRequestContext
{
    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Response is { } response)
        {
            response.ErrorUri = null;
            if (response.TokenType is not null)
                response.TokenType = "bearer";
        }

        return ValueTask.CompletedTask;
    }
}
