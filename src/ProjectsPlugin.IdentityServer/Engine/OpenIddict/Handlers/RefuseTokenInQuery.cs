using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict.Handlers;

/// <summary>OAuth 2.1, section 5.1.1: an access token in an address ends up in logs and histories.</summary>
internal sealed class RefuseTokenInQuery : IOpenIddictServerHandler<ExtractUserInfoRequestContext>
{
    public ValueTask HandleAsync(ExtractUserInfoRequestContext context)
    {
        if (context.Transaction.GetHttpRequest()?.Query.ContainsKey(Parameters.AccessToken) is true)
            context.Reject(Errors.InvalidRequest, "Send the access token in the Authorization header.");
        return ValueTask.CompletedTask;
    }
}
