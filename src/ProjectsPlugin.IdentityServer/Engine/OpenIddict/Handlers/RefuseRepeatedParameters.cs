using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 6749, sections 3.1 and 3.2: a parameter is sent once. OpenIddict would read a repeated one as missing.</summary>
internal sealed class RefuseRepeatedParameters<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public ValueTask HandleAsync(TContext context)
    {
        var repeated = context.Transaction.Request?.GetParameters()
            .FirstOrDefault(parameter => parameter.Value.Count > 1 && KnownParameters.IsOnce(parameter.Key)).Key;
        if (repeated is not null)
            context.Reject(Errors.InvalidRequest, "A parameter was sent more than once.");
        return ValueTask.CompletedTask;
    }
}
