using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Grants;

/// <summary>What people let clients do.</summary>
public sealed class ConsentStore(IdentityServerDb db, TimeProvider clock)
{
    /// <summary>True if the person has allowed this client each of these scopes before.</summary>
    public async Task<bool> CoverAsync(Guid accountId, string clientId, IReadOnlyCollection<string> scopes, CancellationToken cancellation)
    {
        var remembered = await db.Set<UserConsent>().AsNoTracking()
            .Where(consent => consent.AccountId == accountId && consent.ClientId == clientId)
            .Select(consent => consent.Scopes)
            .SingleOrDefaultAsync(cancellation);
        return remembered is not null && scopes.All(remembered.Contains);
    }

    /// <summary>Remembers a decision: what was asked and not allowed is forgotten, the rest of an earlier decision stays.</summary>
    public async Task RememberAsync(
        Guid accountId, string clientId, IReadOnlyCollection<string> asked, IReadOnlyCollection<string> allowed, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        string[] askedScopes = [.. asked], allowedScopes = [.. allowed];
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO identity.consents AS known (account_id, client_id, scopes, first_granted_at, granted_at)
            VALUES ({accountId}, {clientId}, {allowedScopes}, {now}, {now})
            ON CONFLICT (account_id, client_id) DO UPDATE SET
                scopes = ARRAY(SELECT unnest(known.scopes) EXCEPT SELECT unnest({askedScopes}) UNION SELECT unnest({allowedScopes})),
                granted_at = {now}
            """,
            cancellation);
    }
}
