using Duende.IdentityServer;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Stores.Serialization;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>
/// Issues a refresh token for each that is used. Whether that may be used again is what <see cref="RefreshRotation"/> decides, so Duende marks none
/// as consumed.
/// </summary>
internal sealed class RefreshTokens(
    IRefreshTokenStore store, IProfileService people, IClock time, PersistentGrantOptions options, ILogger<DefaultRefreshTokenService> log, TimeProvider clock)
    : DefaultRefreshTokenService(store, people, time, options, log)
{
    public override Task<string> UpdateRefreshTokenAsync(RefreshTokenUpdateRequest request)
    {
        var used = request.RefreshToken;
        used.Subject = used.Subject.At(RefreshStep.Of(used.Subject, used.Subject.GetGrantId()).Next(clock.GetUtcNow()));

        // What is consumed already is not marked; the new one is stored without this.
        used.ConsumedTime = Clock.UtcNow.UtcDateTime;
        return base.UpdateRefreshTokenAsync(request);
    }
}
