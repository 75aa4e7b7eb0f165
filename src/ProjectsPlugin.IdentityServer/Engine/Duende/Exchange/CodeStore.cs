using Duende.IdentityServer.Services;
using Duende.IdentityServer.Stores;
using Duende.IdentityServer.Stores.Serialization;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;
using PersistedGrant = Duende.IdentityServer.EntityFramework.Entities.PersistedGrant;

namespace ProjectsPlugin.IdentityServer.Engine.Duende.Exchange;

/// <summary>
/// Keeps a code that was exchanged, so that one that comes again is known (RFC 9700, section 2.1.1): it was stolen by one of the two who have it.
/// Duende would delete it, and two that come at once would both find it.
/// </summary>
internal sealed class CodeStore(
    IPersistedGrantStore store, IPersistentGrantSerializer serializer, IHandleGenerationService handles, ILogger<DefaultAuthorizationCodeStore> log, IdentityServerDb db, ExchangeInCourse course, TimeProvider clock)
    : DefaultAuthorizationCodeStore(store, serializer, handles, log)
{
    // The row stays locked until the exchange is committed or refused; whoever waited for it finds it spent.
    protected override async Task RemoveItemAsync(string key)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var spent = await Rows(GetHashedKey(key)).Where(row => row.ConsumedTime == null)
            .ExecuteUpdateAsync(row => row.SetProperty(grant => grant.ConsumedTime, now));
        course.IsCodeSpent = spent == 0;
    }

    private IQueryable<PersistedGrant> Rows(string hashedKey) => db.Set<PersistedGrant>().Where(row => row.Key == hashedKey);
}
