using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// Reads how a request says which client it comes from, and keeps assertions from OpenIddict, which would take only those that name the issuer as audience
/// and have the newest type, which ChatGPT's has not, and would take them twice.
/// </summary>
internal sealed class ReadClientCredentials<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public async ValueTask HandleAsync(TContext context)
    {
        var http = context.Transaction.GetHttpRequest()!;
        var (credentials, error) = ClientCredentials.Read(http, await RequestParameters.ReadAsync(http, context.CancellationToken));
        if (error is not null)
        {
            context.Reject(error.Error, error.Description);
            return;
        }

        http.HttpContext.Features.Set(credentials);
        (context.Transaction.Request!.ClientAssertion, context.Transaction.Request.ClientAssertionType) = (null, null);
    }
}

/// <summary>Authenticates the client of an exchange, refresh or revocation.</summary>
internal sealed class AuthenticateClient(ClientAuthenticator authenticator) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType is not (OpenIddictServerEndpointType.Token or OpenIddictServerEndpointType.Revocation))
            return;

        var features = context.Transaction.GetHttpRequest()!.HttpContext.Features;
        if (await authenticator.AuthenticateAsync(features.GetRequiredFeature<ClientCredentials>(), context.CancellationToken) is { } client)
            features.Set(client);
        else
            context.Reject(ClientAuthenticator.Failure.Error, ClientAuthenticator.Failure.Description);
    }
}
