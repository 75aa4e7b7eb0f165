using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>Lets each assertion be used once, whichever copy of the server it comes to (RFC 7523, section 3, <c>jti</c>).</summary>
internal sealed class AssertionReplayCache(IdentityServerDb db, TimeProvider clock)
{
    /// <summary>False if it was used before.</summary>
    public async Task<bool> AddAsync(string clientId, string jwtId, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        // No client id has a space in it, so no two pairs are one text.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{clientId} {jwtId}"));
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO identity.used_assertions (hash, expires_at) VALUES ({hash}, {expiresAt}) ON CONFLICT DO NOTHING", cancellation) == 1;
    }

    public async Task RemoveExpiredAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Set<UsedAssertion>().Where(assertion => assertion.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
    }
}
