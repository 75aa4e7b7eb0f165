using Microsoft.AspNetCore;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Authorize;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// RFC 6749, section 3.2: a parameter is sent once, and a body names no other client than the Basic header does. OpenIddict would read a repeated one as
/// missing, and believe the header.
/// </summary>
internal sealed class RejectAmbiguousRequest<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public async ValueTask HandleAsync(TContext context)
    {
        var http = context.Transaction.GetHttpRequest()!;
        var parameters = await RequestParameters.ReadAsync(http, context.CancellationToken);
        if (parameters.AreRepeated)
            context.Reject(Errors.InvalidRequest, "A parameter was sent more than once.");
        else if (http.HasFormContentType && parameters[Parameters.ClientId] is { } named && named != context.Transaction.Request?.ClientId)
            context.Reject(Errors.InvalidRequest, "The header and the body name two clients.");
    }
}
