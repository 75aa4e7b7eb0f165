using Duende.IdentityServer.EntityFramework.Entities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engine.Duende.Clients;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>Removes codes, refresh tokens, grants and registrations past their use.</summary>
internal static class Pruning
{
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityServerDb>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var lifetimes = scope.ServiceProvider.GetRequiredService<IOptions<TokenLifetimes>>().Value;

        // A redeemed code or refresh token stays known for as long as it could be replayed.
        var now = clock.GetUtcNow();
        var threshold = now - lifetimes.Refresh - TimeSpan.FromDays(1);
        var (expired, old) = (now.UtcDateTime, threshold.UtcDateTime);
        await db.Set<PersistedGrant>().Where(row => row.Expiration < expired && row.CreationTime < old).ExecuteDeleteAsync(cancellation);
        await db.Set<Grant>().Where(grant => grant.UsableUntil < now && grant.EndedAt == null)
            .ExecuteUpdateAsync(grant => grant.SetProperty(row => row.EndedAt, now), cancellation);
        await db.Set<Grant>().Where(grant => grant.UsableUntil < now && grant.BeganAt < threshold).ExecuteDeleteAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<Registrations>().RemoveUnusedAsync(cancellation);
        await EngineUpkeep.RemovePastUseAsync(scope.ServiceProvider, cancellation);
    }
}
