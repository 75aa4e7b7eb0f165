using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Authorization = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreAuthorization<System.Guid>;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>One grant a sign-in: the family that codes, refresh tokens and access tokens of that sign-in belong to.</summary>
internal sealed class Grants(
    IdentityServerDb db, IOpenIddictAuthorizationManager authorizations, IOpenIddictApplicationManager clients, TimeProvider clock) : IGrants
{
    /// <summary>Begins the grant that an authorization request leads to; OpenIddict's own would not know where the person returns to.</summary>
    /// <returns>The grant's id.</returns>
    public async Task<string> BeginAsync(OpenIddictRequest request, ClaimsPrincipal granted, CancellationToken cancellation)
    {
        var client = await clients.FindByClientIdAsync(request.ClientId!, cancellation) ?? throw new InvalidOperationException("The engine has found the client before.");
        var grant = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = await clients.GetIdAsync(client, cancellation),
            CreationDate = clock.GetUtcNow(),
            Status = Statuses.Valid,
            Subject = granted.GetClaim(Claims.Subject),
            Type = AuthorizationTypes.AdHoc,
        };
        grant.Scopes.UnionWith(granted.GetScopes());
        grant.SetRedirectUri(request.RedirectUri!);
        return (await authorizations.GetIdAsync(await authorizations.CreateAsync(grant, cancellation), cancellation))!;
    }

    /// <summary>Whether the grant that a token names has not ended. OpenIddict asks that of codes and refresh tokens alone.</summary>
    public Task<bool> IsLivingAsync(string? grantId, CancellationToken cancellation)
    {
        var id = Guid.TryParse(grantId, out var parsed) ? parsed : Guid.Empty;
        return db.Set<Authorization>().AnyAsync(grant => grant.Id == id && grant.Status == Statuses.Valid, cancellation);
    }

    public Task<int> EndAsync(GrantsOf whose, CancellationToken cancellation) => EndAsync(grantId: null, whose.AccountId, whose.ClientId, cancellation);

    public async Task<IReadOnlyCollection<string>> ListHoldersAsync(CancellationToken cancellation) =>
        await db.Set<Authorization>().Where(grant => grant.Status == Statuses.Valid)
            .Select(grant => grant.Application!.ClientId!).Distinct().ToListAsync(cancellation);

    // The API reads what a batch ended as soon as it is committed; a place in the primary key costs no more at the last than at the first.
    public async Task<IReadOnlyList<Guid>> EndBatchAsync(GrantsOf whose, Guid after, int atMost, CancellationToken cancellation) =>
        await db.Database.SqlQuery<Guid>(
        $"""
        WITH batch AS MATERIALIZED (
            SELECT id FROM identity.grants
            WHERE status = {Statuses.Valid} AND id > {after}
              AND ({whose.AccountId}::uuid IS NULL OR subject = {whose.AccountId}::uuid::text)
              AND ({whose.ClientId}::text IS NULL OR application_id = (SELECT id FROM identity.clients WHERE client_id = {whose.ClientId}::text))
            ORDER BY id LIMIT {atMost} FOR UPDATE),
        ended AS (
            UPDATE identity.grants AS grants SET status = {Statuses.Revoked}, concurrency_token = gen_random_uuid()::text
            FROM batch WHERE grants.id = batch.id
            RETURNING grants.id)
        INSERT INTO identity.ended_grants (grant_id, ended_at) SELECT id, clock_timestamp() FROM ended RETURNING grant_id
        """).ToListAsync(cancellation);

    /// <summary>Ends the grant that a token names; does nothing if it names none, or one that has ended.</summary>
    public async Task EndAsync(string? grantId, CancellationToken cancellation)
    {
        if (Guid.TryParse(grantId, out var id))
            await EndAsync(id, accountId: null, clientId: null, cancellation);
    }

    /// <summary>
    /// Ends the grants of which nothing is left to use, such as those of our own pages after a quarter of an hour. The API need not hear of it.
    /// </summary>
    public Task<int> EndPastUseAsync(TokenLifetimes lifetimes, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var giving = now - lifetimes.Access;
        return db.Set<Authorization>()
            .Where(grant => grant.Status == Statuses.Valid && grant.CreationDate < giving
                && !grant.Tokens.Any(token => (token.Status == Statuses.Valid && token.ExpirationDate > now) || token.RedemptionDate > giving))
            .ExecuteUpdateAsync(grant => grant.SetProperty(row => row.Status, Statuses.Revoked), cancellation);
    }

    // One statement, so that no grant ends without the API hearing of it. A grant's one row ends it, whatever number of
    // tokens hangs on it; clock_timestamp, because the transaction may have begun long before.
    private Task<int> EndAsync(Guid? grantId, Guid? accountId, string? clientId, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        WITH ended AS (
            UPDATE identity.grants SET status = {Statuses.Revoked}, concurrency_token = gen_random_uuid()::text
            WHERE status = {Statuses.Valid}
              AND ({grantId}::uuid IS NULL OR id = {grantId}::uuid)
              AND ({accountId}::uuid IS NULL OR subject = {accountId}::uuid::text)
              AND ({clientId}::text IS NULL OR application_id = (SELECT id FROM identity.clients WHERE client_id = {clientId}::text))
            RETURNING id)
        INSERT INTO identity.ended_grants (grant_id, ended_at) SELECT id, clock_timestamp() FROM ended
        """,
        cancellation);
}
