using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts.Providers;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Removes sessions and password links that nobody can use any more, old counts of wrong passwords, and people whom nobody let in.</summary>
internal static class ExpiredSessions
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    public static async Task PruneAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityServerDb>();
        var options = scope.ServiceProvider.GetRequiredService<IOptions<SessionOptions>>().Value;
        var log = scope.ServiceProvider.GetRequiredService<ILogger<Session>>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var seenBefore = now - options.Idle;
        var signedInBefore = now - options.Absolute;

        var sessions = await db.Sessions
            .Where(session => session.LastSeenAt <= seenBefore || session.SignedInAt <= signedInBefore)
            .ExecuteDeleteAsync(cancellation);
        var links = await db.PasswordLinks.Where(link => link.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        var forgotten = now - TimeSpan.FromDays(1);
        await db.Set<SignInFailures>().Where(failures => failures.LastAt < forgotten).ExecuteDeleteAsync(cancellation);
        await scope.ServiceProvider.GetRequiredService<RejectedSignIns>().RemoveOldAsync(cancellation);
        Log.Pruned(log, sessions, links);
    }
}
