using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Validation;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Token;

namespace ProjectsPlugin.IdentityServer.Engines.Duende.Clients;

/// <summary>
/// Lets <see cref="ClientAuthenticator"/> say which client a token request or revocation comes from. Duende's own parser takes a Basic header that it cannot
/// read for none, and would ask the body instead. Asks <see cref="TokenRequestRules"/> about the parameters before.
/// </summary>
internal sealed class ClientAuthentication(ClientAuthenticator authenticator, IClientStore clients) : IClientSecretValidator
{
    public async Task<ClientSecretValidationResult> ValidateAsync(HttpContext context)
    {
        var parameters = await RequestParameters.ReadAsync(context.Request, context.RequestAborted);
        var (credentials, error) = ClientCredentials.Read(context.Request, parameters);
        error ??= context.Request.Path == Paths.Revoke ? null : TokenRequestRules.Validate(parameters);
        if (error is not null)
            return Reject(context, error);

        return await authenticator.AuthenticateAsync(credentials!, context.RequestAborted) is { } client
            ? new ClientSecretValidationResult { IsError = false, Client = await clients.FindClientByIdAsync(client.ClientId) }
            : Reject(context, ClientAuthenticator.Failure);
    }

    private static ClientSecretValidationResult Reject(HttpContext context, OAuthError error)
    {
        // Of a client that is not authenticated Duende hands on the code alone.
        context.Features.Set(error);
        return new ClientSecretValidationResult { IsError = true, Error = error.Error, ErrorDescription = error.Description };
    }
}
