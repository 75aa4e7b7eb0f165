using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http.Features;
using OpenIddict.Server;
using ProjectsPlugin.IdentityServer.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ProjectsPlugin.IdentityServer.Engines.OpenIddict.Handlers;

/// <summary>
/// Keeps what a request sends as proof of its client from OpenIddict, which would take only assertions that name the issuer as audience and have the
/// newest type, which ChatGPT's has not, and would take them twice.
/// </summary>
internal sealed class ReadClientCredentials<TContext> : IOpenIddictServerHandler<TContext>
    where TContext : BaseValidatingContext
{
    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Request is { } request)
        {
            var credentials = new ClientCredentials(request.ClientSecret, request.ClientAssertion, request.ClientAssertionType);
            context.Transaction.GetHttpRequest()!.HttpContext.Features.Set(credentials);
            (request.ClientAssertion, request.ClientAssertionType) = (null, null);
        }

        return ValueTask.CompletedTask;
    }
}

/// <summary>Authenticates the client of an exchange, refresh or revocation.</summary>
internal sealed class AuthenticateClient(IClientStore clients, ClientAuthenticator authenticator) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.EndpointType is not (OpenIddictServerEndpointType.Token or OpenIddictServerEndpointType.Revocation))
            return;

        var features = context.Transaction.GetHttpRequest()!.HttpContext.Features;
        if (await clients.FindAsync(context.ClientId ?? "", context.CancellationToken) is { } client
            && await authenticator.IsAuthenticAsync(client, features.GetRequiredFeature<ClientCredentials>(), context.CancellationToken))
        {
            features.Set(client);
        }
        else
        {
            context.Reject(Errors.InvalidClient, ClientAuthenticator.Failure);
        }
    }
}
