using System.Runtime.InteropServices;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>What is left of a token that was found good: whose it is and what it allows, in a few hundred bytes where the token has thousands.</summary>
internal sealed class CheckedToken : SecurityToken
{
    private static readonly string[] Kept = [TokenClaims.Subject, TokenClaims.ClientId, TokenClaims.GrantId, TokenClaims.Scope];

    // Beside the texts: this object, its array, the cache's entry and key.
    private const int Overhead = 500;

    private readonly string?[] _values;

    public CheckedToken(JsonWebToken token, DateTimeOffset at)
    {
        (At, ValidFrom, ValidTo) = (at, token.ValidFrom, token.ValidTo);
        _values = Array.ConvertAll(Kept, name => Value(token, name));
    }

    /// <summary>When it was found good.</summary>
    public DateTimeOffset At { get; }

    /// <summary>About how many bytes it takes to remember it.</summary>
    public int Size => Overhead + _values.Sum(value => sizeof(char) * (value?.Length ?? 0));

    public override string Id => "";

    public override string Issuer => "";

    public override SecurityKey? SecurityKey => null;

    public override SecurityKey? SigningKey { get; set; }

    public override DateTime ValidFrom { get; }

    public override DateTime ValidTo { get; }

    /// <summary>A hash of a token, so that no memory dump of the cache is a bunch of tokens.</summary>
    public static Key KeyOf(string token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(token.AsSpan()), hash);
        return MemoryMarshal.Read<Key>(hash);
    }

    /// <summary>A new one for each call, for whoever gets it may add to it.</summary>
    public ClaimsIdentity Identity()
    {
        var identity = new ClaimsIdentity(JwtBearerDefaults.AuthenticationScheme, TokenClaims.Subject, roleType: null);
        for (var i = 0; i < Kept.Length; i++)
        {
            if (_values[i] is { } value)
                identity.AddClaim(new Claim(Kept[i], value));
        }

        return identity;
    }

    // Scopes may come in a claim each; one with all of them says the same (RFC 9068, section 2.2.3).
    private static string? Value(JsonWebToken token, string name)
    {
        var values = token.Claims.Where(claim => claim.Type == name).Select(claim => claim.Value);
        return name == TokenClaims.Scope ? string.Join(' ', values) : values.FirstOrDefault();
    }

    public readonly record struct Key(ulong A, ulong B, ulong C, ulong D);
}
