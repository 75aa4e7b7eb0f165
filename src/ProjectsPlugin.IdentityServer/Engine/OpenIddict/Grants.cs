using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>One grant a sign-in: the family that codes, refresh tokens and access tokens of that sign-in belong to.</summary>
internal sealed class Grants(IdentityServerDb db) : IGrants
{
    // One statement, so that no grant ends without the API hearing of it. A grant's one row ends it, whatever number of
    // tokens hangs on it; clock_timestamp, because the transaction may have begun long before.
    public Task<int> EndAsync(GrantsOf whose, CancellationToken cancellation) => db.Database.ExecuteSqlAsync(
        $"""
        WITH ended AS (
            UPDATE identity.grants SET status = {Statuses.Revoked}, concurrency_token = gen_random_uuid()::text
            WHERE status = {Statuses.Valid}
              AND ({whose.GrantId}::uuid IS NULL OR id = {whose.GrantId}::uuid)
              AND ({whose.AccountId}::uuid IS NULL OR subject = {whose.AccountId}::uuid::text)
              AND ({whose.ClientId}::text IS NULL OR application_id = (SELECT id FROM identity.clients WHERE client_id = {whose.ClientId}::text))
            RETURNING id)
        INSERT INTO identity.ended_grants (grant_id, ended_at) SELECT id, clock_timestamp() FROM ended
        """,
        cancellation);

    /// <summary>Ends the grant that a token names; does nothing if it names none, or one that has ended.</summary>
    public async Task EndAsync(string? grantId, CancellationToken cancellation)
    {
        if (Guid.TryParse(grantId, out var id))
            await EndAsync(GrantsOf.One(id), cancellation);
    }
}
