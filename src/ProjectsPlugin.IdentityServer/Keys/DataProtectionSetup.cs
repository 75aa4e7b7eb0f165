using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Keys;

/// <summary>The ring of keys behind cookies and anti-forgery tokens: in the database, one for all copies of this host, rotated by age.</summary>
internal static class DataProtectionSetup
{
    // Fixed, because the default is the folder that a copy happens to run in.
    private const string ApplicationName = "ProjectsPlugin.IdentityServer";

    public static void AddDataProtectionRing(this WebApplicationBuilder builder) => builder.Services
        .AddDataProtection()
        .SetApplicationName(ApplicationName)
        .PersistKeysToDbContext<IdentityServerDb>();

    /// <summary>
    /// Makes the first key under a lock. Copies that start together would otherwise each make one, and not learn of the
    /// other's for a day; later keys are made two days before they are used.
    /// </summary>
    public static async Task PrepareDataProtectionRingAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityServerDb>();
        var keys = services.GetRequiredService<IKeyManager>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('ProjectsPlugin data protection'))", cancellation);
        if (!await db.DataProtectionKeys.AnyAsync(cancellation))
            keys.CreateNewKey(now, now.AddDays(90));
    }
}
