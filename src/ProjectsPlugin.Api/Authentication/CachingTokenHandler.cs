using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>
/// Checks tokens, and remembers for a minute which it found good: an assistant sends the same one with every call, and a
/// signature costs more than all else that is done for a call without the database. A key that is withdrawn is thus
/// believed for at most that minute longer; expiry is looked at each time.
/// </summary>
internal sealed class CachingTokenHandler(TimeProvider time) : JsonWebTokenHandler, IDisposable
{
    /// <summary>How many bytes may be remembered: some 35,000 tokens.</summary>
    private const int MaxBytes = 32 * 1024 * 1024;

    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _good = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var key = CheckedToken.KeyOf(token);
        var now = time.GetUtcNow();
        if (_good.TryGetValue(key, out CheckedToken? known) && known!.At <= now && now < known.At + Trust && now < known.ValidTo)
            return Good(known);

        var result = await base.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
            return result;

        var good = new CheckedToken((JsonWebToken)result.SecurityToken, now);
        _good.Set(key, good, new MemoryCacheEntryOptions { Size = good.Size, AbsoluteExpirationRelativeToNow = Trust });
        return Good(good);
    }

    public void Dispose() => _good.Dispose();

    // The first call sees no more of the token than all later ones.
    private static TokenValidationResult Good(CheckedToken token) => new() { IsValid = true, SecurityToken = token, ClaimsIdentity = token.Identity() };
}
