using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>The authorization requests that were refused in the last day, on all copies of the server.</summary>
public sealed partial class RejectedAuthorizationStore(IdentityServerDb db, TimeProvider clock, ILogger<RejectedAuthorizationStore> log)
{
    /// <summary>How many different ones are kept. Anybody can be refused, so the oldest give way to new ones.</summary>
    public const int Most = 1000;

    /// <summary>How long one is kept after it happened last.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    // The person waits for the error page meanwhile.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Equal refusals wait for one row. A flood of them must not do so with all connections of this process, which others sign in with.
    private static readonly SemaphoreSlim AtOnce = new(4);

    /// <summary>Adds one to those like it, in one statement. Never throws and never takes long: what cannot be kept is logged.</summary>
    public async Task RecordAsync(RejectionDetails refusal)
    {
        try
        {
            // Not the request's token: whoever hangs up was refused all the same.
            using var limit = new CancellationTokenSource(Patience);
            await AtOnce.WaitAsync(limit.Token);
            try
            {
                await AddAsync(refusal, limit.Token);
            }
            finally
            {
                AtOnce.Release();
            }
        }
        catch (Exception exception)
        {
            Log.NotRecorded(log, refusal.Reason, exception);
        }
    }

    /// <summary>The newest first.</summary>
    public Task<List<RejectedAuthorization>> ListAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Kept;
        return db.Set<RejectedAuthorization>().AsNoTracking().Where(refused => refused.LastAt >= since).OrderByDescending(refused => refused.LastAt).ToListAsync(cancellation);
    }

    public async Task RemoveOldAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Kept;
        await db.Set<RejectedAuthorization>().Where(refused => refused.LastAt < since).ExecuteDeleteAsync(cancellation);
    }

    // Rows that another request is working on are skipped, so that no two wait for each other; a few too many go with the next.
    private async Task AddAsync(RejectionDetails refusal, CancellationToken cancellation)
    {
        var (hash, now) = (refusal.Hash(), clock.GetUtcNow());
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH oldest AS (
                DELETE FROM identity.refused_requests WHERE hash IN (
                    SELECT hash FROM identity.refused_requests
                    WHERE hash <> {hash} AND hash IN (SELECT hash FROM identity.refused_requests ORDER BY last_at DESC, hash OFFSET {Most - 1})
                    FOR UPDATE SKIP LOCKED))
            INSERT INTO identity.refused_requests AS known (hash, reason, client_id, redirect_uri, resource, detail, count, first_at, last_at)
            VALUES ({hash}, {refusal.Reason.ToString()}, {refusal.ClientId}, {refusal.RedirectUri}, {refusal.Resource}, {refusal.Detail}, 1, {now}, {now})
            ON CONFLICT (hash) DO UPDATE SET count = known.count + 1, last_at = greatest(known.last_at, excluded.last_at)
            """,
            cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A refused authorization request ({Reason}) could not be kept for the doctor")]
        public static partial void NotRecorded(ILogger logger, RejectionReason reason, Exception exception);
    }
}
