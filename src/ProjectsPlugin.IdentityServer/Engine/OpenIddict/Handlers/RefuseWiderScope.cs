using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// RFC 6749, section 6: a refresh asks for what was granted, or less. OpenIddict calls more an <c>invalid_grant</c>, by which a client
/// takes its refresh token for dead and has the person sign in again.
/// </summary>
internal sealed class RefuseWiderScope : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.RefreshTokenPrincipal is { } granted && context.Request.GetScopes().Except(granted.GetScopes()).Any())
            context.Reject(Errors.InvalidScope, "A scope was asked for that was not granted.");
        return ValueTask.CompletedTask;
    }
}
