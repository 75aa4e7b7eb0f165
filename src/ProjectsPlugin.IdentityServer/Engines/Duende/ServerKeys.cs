using Duende.IdentityServer.Models;
using Duende.IdentityServer.Stores;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IdentityServer.Token.Keys;

namespace ProjectsPlugin.IdentityServer.Engines.Duende;

/// <summary>Signs access tokens with the key in use of <see cref="KeyRing"/> (ES256).</summary>
internal sealed class AccessTokenKey(KeyRing ring) : ISigningCredentialStore
{
    public Task<SigningCredentials> GetSigningCredentialsAsync() => Task.FromResult(ring.AccessTokens[0]);
}

/// <summary>Signs ID tokens (RS256, as OpenID Connect Core 15.1 demands).</summary>
internal sealed class IdTokenKey(KeyRing ring) : ISigningCredentialStore
{
    public Task<SigningCredentials> GetSigningCredentialsAsync() => Task.FromResult(ring.IdTokens[0]);
}

/// <summary>Publishes every key with which something was, is or will be signed.</summary>
internal sealed class PublishedKeys(KeyRing ring) : IValidationKeysStore
{
    public Task<IEnumerable<SecurityKeyInfo>> GetValidationKeysAsync() => Task.FromResult(
        ring.AccessTokens.Concat(ring.IdTokens).Select(key => new SecurityKeyInfo { Key = key.Key, SigningAlgorithm = key.Algorithm }));
}
