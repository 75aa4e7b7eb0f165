using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 9700, section 4.8.2: a verifier without a challenge means that somebody took the challenge out of the request.</summary>
internal sealed class RefuseUnexpectedVerifier : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.Request.IsAuthorizationCodeGrantType()
            && !string.IsNullOrEmpty(context.Request.CodeVerifier)
            && string.IsNullOrEmpty(context.AuthorizationCodePrincipal?.GetClaim(Claims.Private.CodeChallenge)))
        {
            context.Reject(Errors.InvalidGrant, "A code_verifier was sent, but the code was asked for without a code_challenge.");
        }

        return ValueTask.CompletedTask;
    }
}
