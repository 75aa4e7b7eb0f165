using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Removes sessions and password links that nobody can use any more, now and then.</summary>
internal sealed class ExpiredSessions(IServiceScopeFactory scopes, IOptions<SessionOptions> options, TimeProvider time, ILogger<ExpiredSessions> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PruneAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The database may be away; the next round does the work of both.
                Log.PruningFailed(log, exception);
            }
        }
    }

    internal async Task PruneAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityServerDb>();
        var now = time.GetUtcNow();
        var seenBefore = now - options.Value.Idle;
        var signedInBefore = now - options.Value.Absolute;
        var sessions = await db.Sessions.Where(session => session.LastSeenAt <= seenBefore || session.SignedInAt <= signedInBefore).ExecuteDeleteAsync(cancellation);
        var links = await db.PasswordLinks.Where(link => link.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        Log.Pruned(log, sessions, links);
    }
}
