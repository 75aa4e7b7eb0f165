using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants;
using ProjectsPlugin.IdentityServer.Token;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// Asks <see cref="TokenRequestRules"/> about the parameters, before OpenIddict's own handlers, and leaves the request with the known scopes.
/// </summary>
internal sealed class ValidateTokenParameters : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        var parameters = await RequestParameters.ReadAsync(context.Transaction.GetHttpRequest()!, context.CancellationToken);
        if (TokenRequestRules.Validate(parameters) is { } error)
            context.Reject(error.Error, error.Description);
        else if (context.Request.Scope is { } scope)
            context.Request.Scope = string.Join(' ', ScopeParameter.Known(scope));
    }
}

/// <summary>Asks them about the grant, once OpenIddict knows the client and what it presents.</summary>
internal sealed class ValidateTokenRequest(TokenRequestRules rules) : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public async ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!;
        var parameters = await RequestParameters.ReadAsync(http, context.CancellationToken);
        var (client, grant) = (http.HttpContext.Features.GetRequiredFeature<Client>(), http.HttpContext.Features.GetRequiredFeature<GrantContext>());
        if (await rules.ValidateAsync(parameters, client, grant, context.CancellationToken) is { } error)
            context.Reject(error.Error, error.Description);
    }
}
