using Microsoft.AspNetCore;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Authorize;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// Asks <see cref="AuthorizeRequestRules"/> before OpenIddict's own handlers, and leaves the request with the scopes and audiences that it comes to.
/// </summary>
internal sealed class ValidateAuthorizeRequest(AuthorizeRequestRules rules) : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!;
        var (request, error) = await rules.ValidateAsync(http, context.CancellationToken);
        if (error is not null)
        {
            http.HttpContext.Features.Set(error);
            context.Reject(error.Code, error.Description);
            return;
        }

        http.HttpContext.Features.Set(request);
        context.Request.Scope = string.Join(' ', request!.Scopes);
        context.Request.Resources = [.. request.Audiences];

        // RFC 6749, section 3.1: it is no parameter of an authorization request, so it is ignored; OpenIddict would refuse it.
        context.Request.RemoveParameter(RequestParameters.Audience);
    }
}
