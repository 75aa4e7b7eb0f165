using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>Errors point to no other product's documentation.</summary>
internal sealed class HideEngine<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseRequestContext
{
    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Response is { } response)
            response.ErrorUri = null;
        return ValueTask.CompletedTask;
    }
}
