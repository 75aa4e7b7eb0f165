using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>The refusal of an unsupported response type or mode must itself have a mode, or it would not be sent.</summary>
internal sealed class AnswerInQuery : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (!string.IsNullOrEmpty(context.RedirectUri))
            context.ResponseMode = ResponseModes.Query;
        return ValueTask.CompletedTask;
    }
}
