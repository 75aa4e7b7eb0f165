using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ProjectsPlugin.Api.Security;

/// <summary>
/// Checks tokens, and remembers for a minute which it found good: an assistant sends the same one with every call, and a
/// signature costs more than all else that is done for a call without the database. A key that is withdrawn is thus
/// believed for at most that minute longer; expiry is looked at each time.
/// </summary>
internal sealed class CachingTokenHandler(TimeProvider time) : JsonWebTokenHandler, IDisposable
{
    private const int MaxTokens = 10_000;

    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _good = new(new MemoryCacheOptions { SizeLimit = MaxTokens });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        // The hash, so that no memory dump of the cache is a bunch of tokens.
        var key = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
        var now = time.GetUtcNow();
        if (_good.TryGetValue(key, out Checked? known) && known!.At <= now && now < known.At + Trust && now < known.Token.ValidTo)
            return new TokenValidationResult { IsValid = true, SecurityToken = known.Token, ClaimsIdentity = known.Identity.Clone() };

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (result.IsValid)
        {
            var good = new Checked(now, result.SecurityToken, result.ClaimsIdentity.Clone());
            _good.Set(key, good, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Trust });
        }

        return result;
    }

    public void Dispose() => _good.Dispose();

    private sealed record Checked(DateTimeOffset At, SecurityToken Token, ClaimsIdentity Identity);
}
