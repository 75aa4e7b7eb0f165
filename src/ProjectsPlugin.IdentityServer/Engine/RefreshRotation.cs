using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine;

/// <summary>
/// A refresh token works until the one that it was answered with was used, and for the leeway from then on: until then, nobody
/// can know that the answer has arrived. Afterwards its use is a replay (RFC 9700, section 4.14.2), the same with every engine.
/// </summary>
internal sealed class RefreshRotation(IdentityServerDb db, IOptions<TokenLifetimes> lifetimes, TimeProvider clock)
{
    // Copies compare times of each other's clocks.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    /// <summary>Uses a refresh token, in the transaction that issues its successor. False if that is a replay, which ends the grant.</summary>
    public async Task<bool> UseAsync(RefreshStep step, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        // Waits for whoever uses the same token at this moment.
        var added = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO identity.refresh_uses (id, used_at) VALUES ({step.Id}, {now}) ON CONFLICT DO NOTHING", cancellation);
        return (added == 1 || await RepeatAsync(step.Id, now, cancellation)) && await SucceedAsync(step, now, cancellation);
    }

    public Task<int> RemovePastUseAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - lifetimes.Value.Refresh - TimeSpan.FromDays(1);
        return db.Set<RefreshUse>().Where(use => use.UsedAt < before).ExecuteDeleteAsync(cancellation);
    }

    private async Task<bool> RepeatAsync(Guid id, DateTimeOffset now, CancellationToken cancellation)
    {
        var leeway = lifetimes.Value.RefreshReuse;
        var uses = await db.Set<RefreshUse>()
            .FromSql($"SELECT id, used_at, succeeded_at FROM identity.refresh_uses WHERE id = {id} FOR UPDATE")
            .AsNoTracking().ToListAsync(cancellation);
        if (leeway == TimeSpan.Zero || uses is not [var use] || use.SucceededAt + leeway <= now)
            return false;

        // Whoever comes back so late says that the answer was lost; what was lost must not be used any more (SucceedAsync).
        if (use.SucceededAt is null && use.UsedAt + leeway <= now)
            await db.Set<RefreshUse>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(to => to.UsedAt, now), cancellation);
        return true;
    }

    private async Task<bool> SucceedAsync(RefreshStep step, DateTimeOffset now, CancellationToken cancellation)
    {
        var previous = await db.Set<RefreshUse>().FromSql(
            $"""
            UPDATE identity.refresh_uses SET succeeded_at = COALESCE(succeeded_at, {now}) WHERE id = {step.PreviousId}
            RETURNING id, used_at, succeeded_at
            """).AsNoTracking().ToListAsync(cancellation);
        return previous is not [var use] || use.UsedAt <= step.IssuedAt + ClockSkew;
    }
}
