using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants.Rejections;

/// <summary>The authorization requests that were rejected in the last day, on all copies of the server.</summary>
public sealed partial class RejectedAuthorizationStore(IdentityServerDb db, TimeProvider clock, ILogger<RejectedAuthorizationStore> log)
{
    /// <summary>How many different ones are kept. Anybody can be rejected, so the oldest give way to new ones.</summary>
    public const int MaxKept = 1000;

    /// <summary>How long one is kept after it happened last.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    // The person waits for the error page meanwhile.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    // Equal rejections wait for one row. A flood of them must not do so with all connections of this process, which others sign in with.
    private static readonly SemaphoreSlim Concurrency = new(4);

    /// <summary>Adds one to those like it, in one statement. Never throws and never takes long: what cannot be kept is logged.</summary>
    /// <param name="reason">Why it was rejected.</param>
    /// <param name="clientId">What was sent as <c>client_id</c>, as are the next two.</param>
    /// <param name="redirectUri">The <c>redirect_uri</c>.</param>
    /// <param name="resources">Each <c>resource</c>, if that was the reason.</param>
    /// <param name="detail">What exactly was wrong, if more is known.</param>
    public async Task RecordAsync(RejectionReason reason, string? clientId, string? redirectUri, IEnumerable<string> resources, string? detail)
    {
        try
        {
            // Not the request's token: whoever hangs up was rejected all the same.
            using var limit = new CancellationTokenSource(Timeout);
            await Concurrency.WaitAsync(limit.Token);
            try
            {
                await AddAsync(Describe(reason, clientId, redirectUri, resources, detail, clock.GetUtcNow()), limit.Token);
            }
            finally
            {
                Concurrency.Release();
            }
        }
        catch (Exception exception)
        {
            Log.NotRecorded(log, reason, exception);
        }
    }

    /// <summary>The newest first, each with its client as that is now; null if no stored client has the id.</summary>
    public async Task<IReadOnlyList<(RejectedAuthorization Rejected, Client? Client)>> ListAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Retention;
        var found = await db.Set<RejectedAuthorization>().AsNoTracking().Where(rejected => rejected.LastAt >= since)
            .LeftJoin(
                db.Set<Client>(),
                rejected => rejected.ClientId,
                client => client.ClientId,
                (rejected, client) => new { Rejected = rejected, Client = client })
            .OrderByDescending(row => row.Rejected.LastAt)
            .ToListAsync(cancellation);
        return found.ConvertAll(row => (row.Rejected, row.Client));
    }

    public async Task RemoveOldAsync(CancellationToken cancellation)
    {
        var since = clock.GetUtcNow() - Retention;
        await db.Set<RejectedAuthorization>().Where(rejected => rejected.LastAt < since).ExecuteDeleteAsync(cancellation);
    }

    private static RejectedAuthorization Describe(
        RejectionReason reason, string? clientId, string? redirectUri, IEnumerable<string> resources, string? detail, DateTimeOffset at)
    {
        var client = string.IsNullOrEmpty(clientId) ? null : UntrustedText.Visible(clientId, Client.IdLength);
        var redirect = string.IsNullOrEmpty(redirectUri) ? null : UntrustedText.Address(redirectUri, RejectedAuthorization.AddressLength);
        var named = string.Join(
            ' ', resources.Distinct().Take(2).Select(address => UntrustedText.Address(address, RejectedAuthorization.AddressLength / 2)));
        var resource = named.Length == 0 ? null : named;
        var words = string.IsNullOrEmpty(detail) ? null : UntrustedText.Visible(detail, RejectedAuthorization.DetailLength);
        return new RejectedAuthorization
        {
            // Nothing of it contains a line end.
            Hash = SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', reason, client, redirect, resource, words))),
            Reason = reason,
            ClientId = client,
            RedirectUri = redirect,
            Resource = resource,
            Detail = words,
            Count = 1,
            FirstAt = at,
            LastAt = at,
        };
    }

    // Rows that another request is working on are skipped, so that no two wait for each other; a few too many go with the next.
    private async Task AddAsync(RejectedAuthorization rejected, CancellationToken cancellation)
    {
        var (hash, reason, at) = (rejected.Hash, rejected.Reason.ToString(), rejected.LastAt);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH oldest AS (
                DELETE FROM identity.refused_requests WHERE hash IN (
                    SELECT hash FROM identity.refused_requests
                    WHERE hash <> {hash} AND hash IN (SELECT hash FROM identity.refused_requests ORDER BY last_at DESC, hash OFFSET {MaxKept - 1})
                    FOR UPDATE SKIP LOCKED))
            INSERT INTO identity.refused_requests AS known (hash, reason, client_id, redirect_uri, resource, detail, count, first_at, last_at)
            VALUES ({hash}, {reason}, {rejected.ClientId}, {rejected.RedirectUri}, {rejected.Resource}, {rejected.Detail}, 1, {at}, {at})
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
