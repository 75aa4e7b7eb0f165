using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>Those whom a provider knows and nobody let in, for an operator to find by the code that each was told.</summary>
internal sealed class RejectedSignIns(IdentityServerDb db, TimeProvider time)
{
    // None that is taken for another when it is read aloud.
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ23456789";
    private const int CodeLength = 10;

    /// <summary>How many people are kept. At some providers anybody can have an account, so the oldest give way to new ones.</summary>
    private const int MaxKept = 10_000;

    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>Keeps one row a person.</summary>
    /// <returns>The code to pass on, the same each time.</returns>
    public async Task<string> RecordAsync(ProviderOptions provider, UpstreamPerson person, SignInRejection reason)
    {
        var (code, word, now) = (RandomNumberGenerator.GetString(Letters, CodeLength), reason.ToString(), time.GetUtcNow());
        var codes = await db.Database.SqlQuery<string>(
            $"""
            INSERT INTO identity.rejected_sign_ins AS known (provider, issuer, subject, tenant, code, reason, name, email, last_at)
            VALUES ({provider.Id}, {person.Issuer}, {person.Subject}, {person.Tenant}, {code}, {word}, {person.Name}, {person.Email}, {now})
            ON CONFLICT (provider, issuer, subject, tenant) DO UPDATE
                SET reason = excluded.reason, name = excluded.name, email = excluded.email, last_at = excluded.last_at
            RETURNING code
            """).ToListAsync();
        return codes.Single();
    }

    public async Task RemoveOldAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - Retention;
        var oldest = await db.Set<RejectedSignIn>().OrderByDescending(rejected => rejected.LastAt).Select(rejected => (DateTimeOffset?)rejected.LastAt)
            .Skip(MaxKept).FirstOrDefaultAsync(cancellation);
        await db.Set<RejectedSignIn>().Where(rejected => rejected.LastAt < since || rejected.LastAt <= oldest).ExecuteDeleteAsync(cancellation);
    }
}
