using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ProjectsPlugin.Hosting;

/// <summary>Lets copies of the host do shared work one after the other.</summary>
public static class AdvisoryLock
{
    /// <summary>A transaction that waits for every other copy's lock of the same name; committing or disposing it ends the lock.</summary>
    public static async Task<IDbContextTransaction> AcquireAdvisoryLockAsync(this DbContext db, string name, CancellationToken cancellation)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext({name}))", cancellation);
        return transaction;
    }
}
