using System.Security.Cryptography;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>
/// Whether a client is who it says it is (RFC 6749, section 2.3): by its secret, by a key of its document, or, if it is public, by its id alone.
/// </summary>
internal sealed class ClientAuthenticator(ClientStore clients, ClientAssertions assertions)
{
    /// <summary>For whoever is not authenticated: it does not say which of the two it was.</summary>
    public static OAuthError Failure { get; } = new("invalid_client", "The client is not known here, or did not prove who it is.");

    /// <returns>The client that the request comes from; null if there is none with this id, or it did not prove that.</returns>
    public async Task<Client?> AuthenticateAsync(ClientCredentials credentials, CancellationToken cancellation) =>
        await clients.FindAsync(credentials.ClientId, cancellation) is { } client && await IsAuthenticAsync(client, credentials, cancellation) ? client : null;

    private async Task<bool> IsAuthenticAsync(Client client, ClientCredentials credentials, CancellationToken cancellation)
    {
        if (credentials.Assertion is not null || credentials.AssertionType is not null)
        {
            return string.IsNullOrEmpty(credentials.Secret)
                && credentials.AssertionType == ClientAssertions.JwtBearer
                && credentials.Assertion is { } assertion
                && await assertions.ProveAsync(client.ClientId, assertion, cancellation);
        }

        return client.SecretHash is { } expected
            ? CryptographicOperations.FixedTimeEquals(SecretValue.Hash(credentials.Secret ?? ""), expected)
            : !client.RequiresKey && string.IsNullOrEmpty(credentials.Secret);
    }
}
