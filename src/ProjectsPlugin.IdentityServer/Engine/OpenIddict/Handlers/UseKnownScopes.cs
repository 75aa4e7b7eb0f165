using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// RFC 6749, section 3.3: leaves the request with the scopes that there are; if there is none of them it is <c>invalid_scope</c>, whatever it is made of.
/// OpenIddict would refuse all for one, and look for it in the database, which fails at what no text there can contain.
/// </summary>
internal sealed class UseKnownScopes<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Request is not { Scope: { } scope } request)
            return ValueTask.CompletedTask;

        if (AskedScopes.FaultOf(RequestedScopes.Split(scope)) is { } fault)
            context.Reject(Errors.InvalidScope, fault);
        else
            request.Scope = string.Join(' ', AskedScopes.Known(scope));
        return ValueTask.CompletedTask;
    }
}
