using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 7636, sections 4.1 and 4.6: a verifier that nobody may make proves nothing. OpenIddict takes one of any length.</summary>
internal sealed class RefuseMalformedVerifier : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.Request.IsAuthorizationCodeGrantType() && context.Request.CodeVerifier is { Length: > 0 } verifier && !RequestForm.IsVerifier(verifier))
            context.Reject(Errors.InvalidGrant, RequestForm.MalformedVerifier);
        return ValueTask.CompletedTask;
    }
}
