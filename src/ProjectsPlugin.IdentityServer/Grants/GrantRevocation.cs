using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>
/// Revokes grants for good: their codes and refresh tokens are refused from now on, their access tokens by every copy of the API within two seconds.
/// </summary>
public sealed partial class GrantRevocation(IdentityServerDb db, TimeProvider clock, ILogger<GrantRevocation> log) : IAccountRevocation
{
    // A fraction of a second, far less than what the API reads over again (RevocationReader).
    private const int BatchSize = 5_000;

    /// <summary>
    /// Revokes the grants and forgets the consent behind them, so that a client has to ask again. Sessions end, too, unless it is about one client.
    /// All of it or nothing, in the caller's transaction if there is one.
    /// </summary>
    /// <returns>How many grants were revoked, and how many sessions ended.</returns>
    public async Task<(int Grants, int Sessions)> RevokeAllAsync(GrantFilter filter, CancellationToken cancellation)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        var sessions = await ForgetAsync(filter, cancellation);
        var revoked = await RevokeAsync(filter, cancellation);
        if (transaction is not null)
            await transaction.CommitAsync(cancellation);

        Log.Revoked(log, filter.AccountId, filter.ClientId, revoked, sessions);
        return (revoked, sessions);
    }

    /// <summary>
    /// The same where there may be hundreds of thousands, for an operator: each batch is committed by itself, and two seconds later the API
    /// refuses what it revoked. Whoever is interrupted does it again.
    /// </summary>
    /// <param name="filter">Whose grants.</param>
    /// <param name="progress">Hears how many were revoked so far.</param>
    /// <param name="cancellation">Ends it between two batches.</param>
    public async Task<(int Grants, int Sessions)> RevokeManyAsync(GrantFilter filter, Action<int> progress, CancellationToken cancellation)
    {
        // First, so that nothing begins anew behind the batches' back.
        var sessions = await ForgetAsync(filter, cancellation);
        var revoked = 0;
        for (var before = -1; revoked > before;)
        {
            before = revoked;
            for (var after = Guid.Empty; await RevokeBatchAsync(filter, after, cancellation) is { Count: > 0 } batch; after = batch.Max())
                progress(revoked += batch.Count);
        }

        Log.Revoked(log, filter.AccountId, filter.ClientId, revoked, sessions);
        return (revoked, sessions);
    }

    /// <summary>What <see cref="RevokeAllAsync"/> does, for the person with an e-mail address; null if no account has it.</summary>
    public async Task<(int Grants, int Sessions)?> RevokeEmployeeAsync(string email, CancellationToken cancellation)
    {
        var key = EmailAddress.Key(email);
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(row => row.NormalizedEmail == key, cancellation);
        return account is null ? null : await RevokeAllAsync(GrantFilter.ForAccount(account.Id), cancellation);
    }

    /// <summary>What <see cref="RevokeManyAsync"/> does, for a stored client; null if there is none with the id.</summary>
    public async Task<(int Grants, int Sessions)?> RevokeClientAsync(string clientId, Action<int> progress, CancellationToken cancellation) =>
        await db.Set<Client>().AnyAsync(client => client.ClientId == clientId, cancellation)
            ? await RevokeManyAsync(GrantFilter.ForClient(clientId), progress, cancellation)
            : null;

    /// <summary>Revokes one grant; does nothing if it was revoked before.</summary>
    public Task<int> RevokeAsync(Guid grantId, CancellationToken cancellation) => RevokeAsync(grantId, accountId: null, clientId: null, cancellation);

    /// <summary>
    /// Revokes grants and nothing else. Part of the caller's transaction if there is one; let it be the last statement, so that the commit follows at once.
    /// </summary>
    /// <returns>How many were revoked.</returns>
    public Task<int> RevokeAsync(GrantFilter filter, CancellationToken cancellation) =>
        RevokeAsync(grantId: null, filter.AccountId, filter.ClientId, cancellation);

    Task IAccountRevocation.RevokeAsync(Guid accountId, CancellationToken cancellation) => RevokeAllAsync(GrantFilter.ForAccount(accountId), cancellation);

    async Task IAccountRevocation.RevokeAsync(IReadOnlyCollection<Guid> accountIds, CancellationToken cancellation)
    {
        Guid[] ids = [.. accountIds];
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await db.Sessions.Where(session => ids.Contains(session.AccountId)).ExecuteDeleteAsync(cancellation);
        await db.Set<UserConsent>().Where(consent => ids.Contains(consent.AccountId)).ExecuteDeleteAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH revoked AS (
                UPDATE identity.grants SET revoked_at = clock_timestamp()
                WHERE revoked_at IS NULL AND usable_until > {Past} AND account_id = ANY({ids})
                RETURNING id)
            INSERT INTO identity.grant_revocations (grant_id, revoked_at) SELECT id, clock_timestamp() FROM revoked
            """,
            cancellation);
        if (transaction is not null)
            await transaction.CommitAsync(cancellation);
    }

    // Of a grant with nothing left to use, such as the pages' own after a quarter of an hour, the API need not hear. Clocks may differ by a little.
    private DateTimeOffset Past => clock.GetUtcNow().AddHours(-1);

    // One statement, so that no grant is revoked without the API hearing of it. A grant's one row revokes it, whatever number of tokens hangs on it;
    // clock_timestamp, because the transaction may have begun long before.
    private Task<int> RevokeAsync(Guid? grantId, Guid? accountId, string? clientId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        WITH revoked AS (
            UPDATE identity.grants SET revoked_at = clock_timestamp()
            WHERE revoked_at IS NULL AND usable_until > {Past}
              AND ({grantId}::uuid IS NULL OR id = {grantId}::uuid)
              AND ({accountId}::uuid IS NULL OR account_id = {accountId}::uuid)
              AND ({clientId}::text IS NULL OR client_id = {clientId}::text)
            RETURNING id)
        INSERT INTO identity.grant_revocations (grant_id, revoked_at) SELECT id, clock_timestamp() FROM revoked
        """,
        cancellation);

    // In the order of their ids. The API reads what a batch revoked as soon as it is committed; a place in the primary key costs no more at the last than
    // at the first.
    private async Task<IReadOnlyList<Guid>> RevokeBatchAsync(GrantFilter filter, Guid after, CancellationToken cancellation) =>
        await db.Database.SqlQuery<Guid>(
            $"""
            WITH batch AS MATERIALIZED (
                SELECT id FROM identity.grants
                WHERE revoked_at IS NULL AND usable_until > {Past} AND id > {after}
                  AND ({filter.AccountId}::uuid IS NULL OR account_id = {filter.AccountId}::uuid)
                  AND ({filter.ClientId}::text IS NULL OR client_id = {filter.ClientId}::text)
                ORDER BY id LIMIT {BatchSize} FOR UPDATE),
            revoked AS (
                UPDATE identity.grants AS grants SET revoked_at = clock_timestamp()
                FROM batch WHERE grants.id = batch.id
                RETURNING grants.id)
            INSERT INTO identity.grant_revocations (grant_id, revoked_at) SELECT id, clock_timestamp() FROM revoked RETURNING grant_id
            """).ToListAsync(cancellation);

    private async Task<int> ForgetAsync(GrantFilter filter, CancellationToken cancellation)
    {
        var sessions = filter.ClientId is null
            ? await db.Sessions.Where(session => filter.AccountId == null || session.AccountId == filter.AccountId).ExecuteDeleteAsync(cancellation)
            : 0;
        await db.Set<UserConsent>()
            .Where(consent => filter.AccountId == null || consent.AccountId == filter.AccountId)
            .Where(consent => filter.ClientId == null || consent.ClientId == filter.ClientId)
            .ExecuteDeleteAsync(cancellation);
        return sessions;
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "Access taken back from account {Account} through client {Client} (none: any): {Grants} grants and {Sessions} sessions ended")]
        public static partial void Revoked(ILogger logger, Guid? account, string? client, int grants, int sessions);
    }
}
