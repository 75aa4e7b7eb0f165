using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 6749, section 3.1: <c>audience</c> is no parameter of an authorization request, so it is ignored; OpenIddict would refuse it.</summary>
internal sealed class IgnoreAudience : IOpenIddictServerHandler<ExtractAuthorizationRequestContext>
{
    public ValueTask HandleAsync(ExtractAuthorizationRequestContext context)
    {
        context.Transaction.Request?.RemoveParameter(KnownParameters.Audience);
        return ValueTask.CompletedTask;
    }
}
