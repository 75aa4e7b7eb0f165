using Duende.IdentityServer;
using Duende.IdentityServer.Models;
using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Stores.Serialization;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>A refresh token is used once; within the leeway again, for a client that lost the answer. After that the grant ends (RFC 9700, section 2.2.2).</summary>
internal sealed class RefreshTokens(
    IRefreshTokenStore store, IProfileService people, IClock time, PersistentGrantOptions options, ILogger<DefaultRefreshTokenService> log, IOptions<TokenLifetimes> lifetimes, ExchangeInCourse course)
    : DefaultRefreshTokenService(store, people, time, options, log)
{
    protected override Task<bool> AcceptConsumedTokenAsync(RefreshToken refreshToken)
    {
        if (refreshToken.ConsumedTime + lifetimes.Value.RefreshReuse > Clock.UtcNow.UtcDateTime)
            return Task.FromResult(true);

        course.Replayed = refreshToken.Subject.GetGrantId();
        return Task.FromResult(false);
    }
}
