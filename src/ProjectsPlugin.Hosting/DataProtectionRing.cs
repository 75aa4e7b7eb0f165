using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ProjectsPlugin.Hosting;

/// <summary>The ring of keys behind cookies and anti-forgery tokens: in a host's own schema, one for all copies of that host, rotated by age.</summary>
public static class DataProtectionRing
{
    /// <param name="builder">The host's.</param>
    /// <param name="applicationName">Fixed, because the default is the folder that a copy happens to run in. What one name protects no other can read.</param>
    public static void AddDataProtectionRing<TContext>(this WebApplicationBuilder builder, string applicationName)
        where TContext : DbContext, IDataProtectionKeyContext => builder.Services
        .AddDataProtection()
        .SetApplicationName(applicationName)
        .PersistKeysToDbContext<TContext>();

    /// <summary>
    /// Makes the first key under a lock. Copies that start together would otherwise each make one, and not learn of the
    /// other's for a day; later keys are made two days before they are used.
    /// </summary>
    public static async Task PrepareDataProtectionRingAsync<TContext>(this IServiceProvider services, CancellationToken cancellation = default)
        where TContext : DbContext, IDataProtectionKeyContext
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        var keys = services.GetRequiredService<IKeyManager>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();

        await using var transaction = await db.AcquireAdvisoryLockAsync("ProjectsPlugin data protection", cancellation);
        if (!await db.DataProtectionKeys.AnyAsync(cancellation))
            keys.CreateNewKey(now, now.AddDays(90));
    }
}
