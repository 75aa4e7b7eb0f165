using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Npgsql;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>Makes access tokens as the identity server does, with its own key, and wrong ones on purpose.</summary>
internal sealed class TokenForge
{
    private static readonly ConcurrentDictionary<(string, string), Lazy<Task<TokenForge>>> Known = new();

    private readonly PublicUrl _publicUrl;

    private readonly string _alec;

    private TokenForge(PublicUrl publicUrl, ECDsaSecurityKey key, string alec) => (_publicUrl, Key, _alec) = (publicUrl, key, alec);

    /// <summary>The key that the identity server signs access tokens with.</summary>
    public ECDsaSecurityKey Key { get; }

    public static Task<TokenForge> OfAsync(Installation installation) =>
        Known.GetOrAdd(
            (installation.ConnectionString, installation.PublicUrl.ToString()), _ => new Lazy<Task<TokenForge>>(() => MakeAsync(installation))).Value;

    /// <summary>A good token of a new person, but for what is changed.</summary>
    public string Token(string scope = "projects users me company", Action<SecurityTokenDescriptor>? change = null)
    {
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = _publicUrl.Issuer,
            Audience = Audiences.Rest(_publicUrl),
            TokenType = TokenClaims.AccessTokenType,
            IssuedAt = now,
            Expires = now.AddMinutes(15),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                [TokenClaims.Subject] = Guid.NewGuid().ToString(),
                [TokenClaims.ClientId] = "chatgpt-plugin",
                [TokenClaims.GrantId] = Guid.NewGuid().ToString(),
                [TokenClaims.Scope] = scope,
            },
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    /// <summary>The same of Alec Parkes, whom the directory knows, through a new assistant.</summary>
    public string AlecsToken(string scope = "projects users me company", Action<SecurityTokenDescriptor>? change = null) => Token(scope, token =>
    {
        (token.Claims[TokenClaims.Subject], token.Claims[TokenClaims.ClientId]) = (_alec, Guid.NewGuid().ToString());
        change?.Invoke(token);
    });

    private static async Task<TokenForge> MakeAsync(Installation installation)
    {
        await using var source = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = source.CreateCommand("SELECT id, material FROM identity.keys WHERE use = 'AccessTokens' ORDER BY active_from LIMIT 1");
        await using var row = await command.ExecuteReaderAsync();
        await row.ReadAsync();
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(await row.GetFieldValueAsync<byte[]>(1), out _);
        await using var alec = source.CreateCommand("SELECT id::text FROM identity.accounts WHERE email = 'user3@example.com'");
        return new TokenForge(installation.PublicUrl, new ECDsaSecurityKey(key) { KeyId = row.GetString(0) }, (string)(await alec.ExecuteScalarAsync())!);
    }
}
