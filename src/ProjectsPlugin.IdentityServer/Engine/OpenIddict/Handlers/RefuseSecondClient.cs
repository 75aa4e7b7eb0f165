using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 6749, section 3.2: a body that names another client than the Basic header does. OpenIddict would believe the header.</summary>
internal sealed class RefuseSecondClient<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public ValueTask HandleAsync(TContext context)
    {
        var request = context.Transaction.GetHttpRequest();
        if (request is { HasFormContentType: true } && request.Form[Parameters.ClientId] is [{ Length: > 0 } named] && named != context.Transaction.Request?.ClientId)
            context.Reject(Errors.InvalidRequest, "The header and the body name two clients.");
        return ValueTask.CompletedTask;
    }
}
