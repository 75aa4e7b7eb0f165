using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>RFC 6749, section 5.1 compares <c>token_type</c> without regard to case; the plugin's own description writes it so.</summary>
internal sealed class WriteBearerInLowerCase : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (context.Response.TokenType is not null)
            context.Response.TokenType = "bearer";
        return ValueTask.CompletedTask;
    }
}
