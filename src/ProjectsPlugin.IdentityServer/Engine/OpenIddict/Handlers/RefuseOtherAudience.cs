using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 8707, section 2.2: an exchange or refresh may repeat the resource that was granted, or leave it out; it never gets another.</summary>
internal sealed class RefuseOtherAudience(Resources resources) : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        var granted = (context.AuthorizationCodePrincipal ?? context.RefreshTokenPrincipal)?.GetResources() ?? [];
        if (!resources.TryRead(context.Request.GetResources(), out var named))
            context.Reject(Errors.InvalidTarget, Resources.Refusal);
        else if (named.Except(granted).Any())
            context.Reject(Errors.InvalidTarget, "The resource is not the one that was granted.");
        return ValueTask.CompletedTask;
    }
}
