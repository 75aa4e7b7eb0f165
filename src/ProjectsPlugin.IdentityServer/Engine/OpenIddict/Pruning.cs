using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>Removes codes, tokens, grants and registrations past their use.</summary>
internal static class Pruning
{
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var lifetimes = scope.ServiceProvider.GetRequiredService<IOptions<TokenLifetimes>>().Value;

        // A redeemed refresh token stays known for as long as it could be replayed.
        var threshold = clock.GetUtcNow() - lifetimes.Refresh - TimeSpan.FromDays(1);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().PruneAsync(threshold, cancellation);
        await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().PruneAsync(threshold, cancellation);

        await scope.ServiceProvider.GetRequiredService<Registrations>().RemoveUnusedAsync(cancellation);

        var db = scope.ServiceProvider.GetRequiredService<IdentityServerDb>();
        await db.Database.ExecuteSqlAsync($"DELETE FROM identity.ended_grants WHERE ended_at < now() - {RevocationFeed.Kept}", cancellation);
        await scope.ServiceProvider.GetRequiredService<UsedAssertions>().RemoveExpiredAsync(cancellation);
    }
}
