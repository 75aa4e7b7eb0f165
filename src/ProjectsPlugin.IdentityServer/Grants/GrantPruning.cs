using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants.Rejections;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>Removes grants, refresh tokens, revocations, registrations, noted assertions and rejections past their use.</summary>
internal static class GrantPruning
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityServerDb>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();

        // A used code or refresh token stays known for as long as it could be replayed.
        var threshold = now - scope.ServiceProvider.GetRequiredService<IOptions<TokenLifetimes>>().Value.Refresh - TimeSpan.FromDays(1);
        await db.Set<RefreshToken>().Where(token => token.ExpiresAt < now && token.IssuedAt < threshold).ExecuteDeleteAsync(cancellation);

        await db.Set<Grant>().Where(grant => grant.UsableUntil < now && grant.GrantedAt < threshold).ExecuteDeleteAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"DELETE FROM identity.grant_revocations WHERE revoked_at < now() - {RevocationFeed.Kept}", cancellation);
        await scope.ServiceProvider.GetRequiredService<Registrations>().RemoveUnusedAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<AssertionReplayCache>().RemoveExpiredAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<RejectedAuthorizationStore>().RemoveOldAsync(cancellation);
    }
}
