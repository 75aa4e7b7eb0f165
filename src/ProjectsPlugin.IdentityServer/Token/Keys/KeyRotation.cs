using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IdentityServer.Grants;

namespace ProjectsPlugin.IdentityServer.Token.Keys;

/// <summary>Makes the first keys, makes successors in time, drops keys that nothing can need any more, and keeps <see cref="KeyRing"/> current.</summary>
public sealed partial class KeyRotation(
    IServiceScopeFactory scopes, KeyRing ring, IOptions<KeyOptions> options, IOptions<TokenLifetimes> lifetimes, TimeProvider clock)
{
    /// <summary>Copies take turns, so that two that start together make one set of keys.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityServerDb>();
        await using var transaction = await db.AcquireAdvisoryLockAsync("keys", cancellation);

        // A copy of another version may have made keys for another use.
        var uses = Enum.GetValues<KeyUse>();
        var keys = await db.Set<StoredKey>().AsNoTracking().Where(key => uses.Contains(key.Use)).ToListAsync(cancellation);
        var made = Missing(keys).ToList();
        var dropped = keys.Where(key => IsPastUse(key, keys)).ToList();

        db.AddRange(made);
        db.RemoveRange(dropped);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);

        ring.Replace([.. keys.Except(dropped), .. made]);
    }

    private IEnumerable<StoredKey> Missing(List<StoredKey> keys)
    {
        var now = clock.GetUtcNow();
        foreach (var use in Enum.GetValues<KeyUse>())
        {
            var newest = keys.Where(key => key.Use == use).MaxBy(key => key.ActiveFrom);
            if (newest is null)
                yield return KeyMaterial.Create(use, now, now);
            else if (newest.ActiveFrom + options.Value.RotateAfter - options.Value.PublishAhead <= now)
                yield return KeyMaterial.Create(use, now, now + options.Value.PublishAhead);
        }
    }

    // An ID token is shown as a hint for as long as the client that got it stays connected.
    private bool IsPastUse(StoredKey key, List<StoredKey> keys)
    {
        var successor = keys.Where(other => other.Use == key.Use && other.ActiveFrom > key.ActiveFrom).MinBy(other => other.ActiveFrom);
        return successor is not null && successor.ActiveFrom + lifetimes.Value.Refresh + options.Value.PublishAhead < clock.GetUtcNow();
    }
}
