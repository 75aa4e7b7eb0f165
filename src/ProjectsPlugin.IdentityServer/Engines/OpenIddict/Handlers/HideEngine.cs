using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// Errors point to no other product's documentation, and <c>token_type</c> is written as the plugin's own description does (RFC 6749, section 5.1:
/// without regard to case).
/// </summary>
internal sealed class HideEngine<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseRequestContext
{
    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Response is { } response)
        {
            response.ErrorUri = null;
            if (response.TokenType is not null)
                response.TokenType = "bearer";
        }

        return ValueTask.CompletedTask;
    }
}
