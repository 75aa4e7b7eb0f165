using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Engine;

namespace ProjectsPlugin.IdentityServer.Consent;

/// <summary>Takes back what people allowed.</summary>
public sealed partial class Withdrawal(IdentityServerDb db, IGrants grants, ILogger<Withdrawal> log)
{
    // A fraction of a second, far less than what the API reads over again (RevocationReader).
    private const int BatchSize = 5_000;

    /// <summary>
    /// Ends the grants for good, and forgets the consent behind them, so that a client has to ask again. Sessions end,
    /// too, unless it is about one client. All of it or nothing, in the caller's transaction if there is one.
    /// </summary>
    /// <returns>How many grants and sessions ended.</returns>
    public async Task<(int Grants, int Sessions)> EndAsync(GrantsOf whose, CancellationToken cancellation)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;

        var sessions = await ForgetAsync(whose, cancellation);
        var ended = await grants.EndAsync(whose, cancellation);

        if (transaction is not null)
            await transaction.CommitAsync(cancellation);
        Log.TakenBack(log, whose.AccountId, whose.ClientId, ended, sessions);
        return (ended, sessions);
    }

    /// <summary>
    /// The same where there may be hundreds of thousands, for an operator: each batch is committed by itself, and two seconds later the API
    /// refuses what it ended. Whoever is interrupted does it again.
    /// </summary>
    /// <param name="whose">Whose grants.</param>
    /// <param name="progress">Hears how many have ended so far.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    public async Task<(int Grants, int Sessions)> EndManyAsync(GrantsOf whose, Action<int> progress, CancellationToken cancellation)
    {
        // First, so that nothing begins anew behind the batches' back.
        var sessions = await ForgetAsync(whose, cancellation);

        var ended = 0;
        for (var before = -1; ended > before;)
        {
            before = ended;
            for (var after = Guid.Empty; await grants.EndBatchAsync(whose, after, BatchSize, cancellation) is { Count: > 0 } batch; after = batch.Max())
                progress(ended += batch.Count);
        }

        Log.TakenBack(log, whose.AccountId, whose.ClientId, ended, sessions);
        return (ended, sessions);
    }

    private async Task<int> ForgetAsync(GrantsOf whose, CancellationToken cancellation)
    {
        var sessions = whose.ClientId is null
            ? await db.Sessions.Where(session => whose.AccountId == null || session.AccountId == whose.AccountId).ExecuteDeleteAsync(cancellation)
            : 0;
        await db.Set<RememberedConsent>()
            .Where(consent => whose.AccountId == null || consent.AccountId == whose.AccountId)
            .Where(consent => whose.ClientId == null || consent.ClientId == whose.ClientId)
            .ExecuteDeleteAsync(cancellation);
        return sessions;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Access taken back from account {Account} through client {Client} (none: any): {Grants} grants and {Sessions} sessions ended")]
        public static partial void TakenBack(ILogger logger, Guid? account, string? client, int grants, int sessions);
    }
}
