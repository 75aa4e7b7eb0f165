using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using Scopes = ProjectsPlugin.Contracts.Scopes;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>
/// RFC 6749, section 3.3: a scope that is none of ours is <c>invalid_scope</c>, whatever it is made of. OpenIddict would look for it in the
/// database, which fails at what no text there can contain.
/// </summary>
internal sealed class RefuseUnknownScope<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public ValueTask HandleAsync(TContext context)
    {
        var asked = context.Transaction.Request?.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (asked.Except(Scopes.All).Any())
            context.Reject(Errors.InvalidScope, "A scope was asked for that there is not.");
        return ValueTask.CompletedTask;
    }
}
