using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Engine.Duende;

/// <summary>What people granted, and when it ends.</summary>
internal sealed class Grants(IdentityServerDb db, IOptions<TokenLifetimes> lifetimes, TimeProvider clock) : IGrants
{
    /// <summary>Begins the grant that an authorization request leads to.</summary>
    /// <returns>Its id, as access tokens name it.</returns>
    public async Task<Guid> BeginAsync(AuthorizationQuestion question, AuthorizationVerdict.Granted granted, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var grant = new Grant
        {
            Id = Guid.NewGuid(),
            AccountId = granted.Person.AccountId,
            ClientId = question.Client.ClientId,
            RedirectUri = question.RedirectUri.OriginalString,
            Scopes = [.. granted.Scopes],
            BeganAt = now,
            UsableUntil = now + lifetimes.Value.Code,
        };
        db.Add(grant);
        await db.SaveChangesAsync(cancellation);
        return grant.Id;
    }

    public Task<bool> IsLivingAsync(Guid grantId, CancellationToken cancellation) =>
        db.Set<Grant>().AnyAsync(grant => grant.Id == grantId && grant.EndedAt == null, cancellation);

    /// <summary>Notes that tokens were issued.</summary>
    public Task MarkUsedAsync(Guid grantId, DateTimeOffset usableUntil, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Set<Grant>().Where(grant => grant.Id == grantId).ExecuteUpdateAsync(
            grant => grant.SetProperty(row => row.UsedAt, now).SetProperty(row => row.UsableUntil, usableUntil), cancellation);
    }

    public Task<int> EndAsync(GrantsOf whose, CancellationToken cancellation) => EndAsync(grantId: null, whose.AccountId, whose.ClientId, cancellation);

    public async Task<IReadOnlyCollection<string>> ListHoldersAsync(CancellationToken cancellation) =>
        await db.Set<Grant>().Where(grant => grant.EndedAt == null).Select(grant => grant.ClientId).Distinct().ToListAsync(cancellation);

    // The API reads what a batch ended as soon as it is committed; a place in the primary key costs no more at the last than at the first.
    public async Task<IReadOnlyList<Guid>> EndBatchAsync(GrantsOf whose, Guid after, int atMost, CancellationToken cancellation) =>
        await db.Database.SqlQuery<Guid>(
        $"""
        WITH batch AS MATERIALIZED (
            SELECT id FROM identity.duende_grants
            WHERE ended_at IS NULL AND id > {after}
              AND ({whose.AccountId}::uuid IS NULL OR account_id = {whose.AccountId}::uuid)
              AND ({whose.ClientId}::text IS NULL OR client_id = {whose.ClientId}::text)
            ORDER BY id LIMIT {atMost} FOR UPDATE),
        ended AS (
            UPDATE identity.duende_grants AS grants SET ended_at = clock_timestamp()
            FROM batch WHERE grants.id = batch.id
            RETURNING grants.id)
        INSERT INTO identity.ended_grants (grant_id, ended_at) SELECT id, clock_timestamp() FROM ended RETURNING grant_id
        """).ToListAsync(cancellation);

    /// <summary>Ends one grant; does nothing if it has ended.</summary>
    public Task EndAsync(Guid grantId, CancellationToken cancellation) => EndAsync(grantId, accountId: null, clientId: null, cancellation);

    // One statement, so that no grant ends without the API hearing of it; clock_timestamp, because the transaction may have begun long before.
    private Task<int> EndAsync(Guid? grantId, Guid? accountId, string? clientId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        WITH ended AS (
            UPDATE identity.duende_grants SET ended_at = clock_timestamp()
            WHERE ended_at IS NULL
              AND ({grantId}::uuid IS NULL OR id = {grantId}::uuid)
              AND ({accountId}::uuid IS NULL OR account_id = {accountId}::uuid)
              AND ({clientId}::text IS NULL OR client_id = {clientId}::text)
            RETURNING id)
        INSERT INTO identity.ended_grants (grant_id, ended_at) SELECT id, clock_timestamp() FROM ended
        """,
        cancellation);
}
