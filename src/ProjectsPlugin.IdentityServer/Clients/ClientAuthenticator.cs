using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
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

/// <summary>How a token request or revocation says which client it comes from, and proves it (RFC 6749, section 2.3).</summary>
/// <param name="ClientId">Which client it names.</param>
/// <param name="Secret">The client's secret; null, like the next two, if it is not sent.</param>
/// <param name="Assertion">A JWT that the client signed (RFC 7523, section 2.2).</param>
/// <param name="AssertionType">What kind of assertion it is.</param>
internal sealed record ClientCredentials(string ClientId, string? Secret, string? Assertion, string? AssertionType)
{
    private const string ClientIdParameter = "client_id";
    private const string SecretParameter = "client_secret";
    private const string AssertionParameter = "client_assertion";

    /// <summary>About a request that has a Basic header besides its form.</summary>
    private static readonly (Func<RequestParameters, ClientCredentials, bool> IsBroken, string Description)[] Twice =
    [
        (static (form, header) => form[ClientIdParameter] is { } named && named != header.ClientId, "The header and the body name two clients."),
        (static (form, _) => form[SecretParameter] is not null || form[AssertionParameter] is not null, "The header and the body both prove the client."),
    ];

    /// <summary>Reads them from the Basic header or else from the form; both engines go by this.</summary>
    /// <returns>The credentials; or the error for a request that leaves in doubt which client it comes from.</returns>
    public static (ClientCredentials? Credentials, OAuthError? Error) Read(HttpRequest request, RequestParameters form)
    {
        if (form.AreRepeated)
            return Reject(RequestParameters.Repeated);

        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            return form[ClientIdParameter] is { } named
                ? (new ClientCredentials(named, form[SecretParameter], form[AssertionParameter], form["client_assertion_type"]), null)
                : Reject("The 'client_id' is missing.");
        }

        // Not passed over in favour of the body: the client meant it.
        if (ReadBasic(header.Parameter ?? "") is not { } credentials)
            return Reject("The Authorization header is not Basic as RFC 7617 describes it.");
        return Array.Find(Twice, rule => rule.IsBroken(form, credentials)) is { IsBroken: not null } broken ? Reject(broken.Description) : (credentials, null);
    }

    private static (ClientCredentials?, OAuthError?) Reject(string description) => (null, new OAuthError("invalid_request", description));

    private static ClientCredentials? ReadBasic(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [{ Length: > 0 } id, var secret]
                ? new ClientCredentials(Decode(id), Decode(secret), Assertion: null, AssertionType: null)
                : null;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
