using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>
/// Authenticates clients by what they signed with a key of their document: <c>private_key_jwt</c> (RFC 7523, section 3, and its update rfc7523bis).
/// </summary>
internal sealed class ClientAssertions(ClientDocuments documents, AssertionLimits limits, AssertionReplayCache used, PublicUrl publicUrl, TimeProvider clock)
{
    /// <summary>RFC 7521, section 4.2.</summary>
    public const string JwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    public const string Method = "private_key_jwt";

    private const int MaxJwtIdLength = 256;

    private static readonly TimeSpan MaxLifetime = TimeSpan.FromMinutes(10);

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>What an assertion may be signed with.</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    // rfc7523bis wants the issuer alone, but ChatGPT names the token endpoint, as OpenID Connect Core, section 9 does. Who parses the issuer as a URL
    // adds a slash.
    private readonly string[] _audiences =
    [
        publicUrl.Issuer, publicUrl.Issuer + "/",
        .. new[] { Paths.Token, Paths.CodeExchange, Paths.RootToken, Paths.Revoke }.Select(path => publicUrl.At(path)),
    ];

    /// <summary>Whether the assertion proves that its sender is the client; each proves it once.</summary>
    public async Task<bool> ProveAsync(string clientId, string assertion, CancellationToken cancellation)
    {
        if (await documents.FindKeysAsync(clientId, cancellation) is not { Value: { } keys } || limits.AreReached(clientId))
            return false;

        var isProven = await IsProvenAsync(clientId, assertion, keys, cancellation);
        if (!isProven)
            limits.CountFailure(clientId);
        return isProven;
    }

    private async Task<bool> IsProvenAsync(string clientId, string assertion, IReadOnlyList<JsonWebKey> keys, CancellationToken cancellation)
    {
        var result = await Handler.ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            IssuerSigningKeyResolver = (_, token, kid, _) => token is JsonWebToken { Alg: { } algorithm } && ClientKeys.Choose(keys, kid, algorithm) is { } key
                ? [key]
                : [],
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = Algorithms,
            ValidIssuer = clientId,
            AudienceValidator = (audiences, _, _) => audiences.ToList() is [var one] && _audiences.Contains(one),
            LifetimeValidator = (notBefore, expires, _, _) => IsNow(notBefore, expires),
            TypeValidator = (type, _, _) => IsAssertion(type) ? type ?? "" : throw new SecurityTokenInvalidTypeException(),
        });
        return result.IsValid
            && result.SecurityToken is JsonWebToken token
            && token.Subject == clientId
            && token.Id is { Length: > 0 and <= MaxJwtIdLength } id
            && await used.AddAsync(clientId, id, token.ValidTo + ClockSkew.Allowed, cancellation);
    }

    private bool IsNow(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now - ClockSkew.Allowed && expires <= now + MaxLifetime + ClockSkew.Allowed && !(notBefore > now + ClockSkew.Allowed);
    }

    // A token of another kind that the client signed somewhere proves nothing (RFC 8725, section 3.11).
    private static bool IsAssertion(string? type) =>
        string.IsNullOrEmpty(type)
        || new[] { "JWT", "client-authentication+jwt", "application/client-authentication+jwt" }.Contains(type, StringComparer.OrdinalIgnoreCase);
}
