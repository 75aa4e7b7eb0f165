using System.Security.Cryptography;
using System.Text;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>
/// Whether a client is who it says it is (RFC 6749, section 2.3): by its secret, by a key of its document, or, if it is public, by its id alone.
/// </summary>
internal sealed class ClientAuthenticator(ClientAssertions assertions)
{
    public const string Failure = "The client is not known here, or did not prove who it is.";

    /// <summary>Secrets are long and random (<see cref="ClientsValidation"/>), so one hash is enough; a password hash would let anybody burn our CPU.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <param name="client">The client that the request names.</param>
    /// <param name="credentials">What it sends as proof.</param>
    /// <param name="cancellation">Ends the check.</param>
    public async Task<bool> IsAuthenticAsync(Client client, ClientCredentials credentials, CancellationToken cancellation)
    {
        if (credentials.Assertion is not null || credentials.AssertionType is not null)
        {
            return string.IsNullOrEmpty(credentials.Secret)
                && credentials.AssertionType == ClientAssertions.JwtBearer
                && credentials.Assertion is { } assertion
                && await assertions.ProveAsync(client.ClientId, assertion, cancellation);
        }

        return client.SecretHash is { } expected
            ? CryptographicOperations.FixedTimeEquals(Hash(credentials.Secret ?? ""), expected)
            : !client.RequiresKey && string.IsNullOrEmpty(credentials.Secret);
    }
}

/// <summary>What a request sends to prove which client it comes from; each null if it is not sent.</summary>
internal sealed record ClientCredentials(string? Secret, string? Assertion, string? AssertionType);
