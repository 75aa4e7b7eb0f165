using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Clients.Documents;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>
/// Removes what is past its use with every engine: ended grants of which no access token can live, used refresh tokens that have expired, and spent
/// assertions.
/// </summary>
internal static class EngineUpkeep
{
    public static async Task RemovePastUseAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<IdentityServerDb>();
        await db.Database.ExecuteSqlAsync($"DELETE FROM identity.ended_grants WHERE ended_at < now() - {RevocationFeed.Kept}", cancellation);
        await services.GetRequiredService<RefreshRotation>().RemovePastUseAsync(cancellation);
        await services.GetRequiredService<UsedAssertions>().RemoveExpiredAsync(cancellation);
    }
}
