using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;

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

        await scope.ServiceProvider.GetRequiredService<Grants>().EndPastUseAsync(lifetimes, cancellation);
        await scope.ServiceProvider.GetRequiredService<Registrations>().RemoveUnusedAsync(cancellation);

        await EngineUpkeep.RemovePastUseAsync(scope.ServiceProvider, cancellation);
    }
}
