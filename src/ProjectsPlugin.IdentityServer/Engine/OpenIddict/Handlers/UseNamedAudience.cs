using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// RFC 8707, section 2: leaves the request with the audiences that its token is for; what is not ours is <c>invalid_target</c>.
/// OpenIddict would call a fragment <c>invalid_request</c>.
/// </summary>
internal sealed class UseNamedAudience(Resources resources) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (resources.TryRead(context.Request.GetResources(), out var named))
            context.Request.Resources = [.. resources.Granted(named)];
        else
            context.Reject(Errors.InvalidTarget, Resources.Refusal);
        return ValueTask.CompletedTask;
    }
}
