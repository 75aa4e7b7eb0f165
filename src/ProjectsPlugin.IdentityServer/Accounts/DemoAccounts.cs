using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>An account for each person of the demo data, so that the product can be tried without an operator.</summary>
internal sealed class DemoAccounts(
    IdentityServerDb db, Employees employees, PasswordHashLimiter limiter, IOptions<DemoOptions> options, ILogger<DemoAccounts> log)
{
    private static readonly (string Email, string Name)[] People =
    [
        ("user1@example.com", "John Smith"),
        ("user2@example.com", "Emily Johnson"),
        ("user3@example.com", "Alec Parkes"),
    ];

    /// <summary>
    /// Adds what is missing and brings demo accounts' password in line with the setting; where there is no demo any more, ends the accounts that
    /// it made, whose password has been on the console. An employee's account is never touched.
    /// </summary>
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        if (!options.Value.Enabled)
        {
            await EndAsync(cancellation);
            return;
        }

        foreach (var (email, name) in People)
        {
            var account = await employees.FindAsync(email, cancellation)
                ?? await employees.AddAsync(email, name, isDemo: true)
                ?? await employees.FindAsync(email, cancellation);
            if (account is { IsDemo: true, DeactivatedAt: not null, PasswordHash: null })
                await employees.ReactivateAsync(account.Id, cancellation);
            if (account is { IsDemo: true })
                await SetPasswordAsync(account, options.Value.Password!, cancellation);
        }
    }

    // Without a password, so that it is known which of them an operator has ended: those do not come back with the demo.
    private async Task EndAsync(CancellationToken cancellation)
    {
        var active = db.Users.Where(account => account.IsDemo && account.DeactivatedAt == null).Select(account => account.Id);
        foreach (var id in await active.ToListAsync(cancellation))
        {
            if (!await employees.DeactivateAsync(id, cancellation))
                continue;

            await db.Users.Where(account => account.Id == id)
                .ExecuteUpdateAsync(account => account.SetProperty(to => to.PasswordHash, (string?)null), cancellation);
            Log.DemoAccountEnded(log, id);
        }
    }

    private async Task SetPasswordAsync(Account account, string password, CancellationToken cancellation)
    {
        using var lease = await limiter.AcquireAsync(cancellation);
        if (await lease!.VerifyAsync(account, password) is not PasswordVerificationResult.Failed)
            return;

        // A copy that starts at the same moment sets the same password; the one that comes second changes nothing.
        var hash = await lease.HashAsync(account, password);
        var stamp = Guid.NewGuid().ToString();
        await db.Users.Where(row => row.Id == account.Id && row.PasswordHash == account.PasswordHash).ExecuteUpdateAsync(
            row => row
                .SetProperty(to => to.PasswordHash, hash)
                .SetProperty(to => to.SecurityStamp, stamp)
                .SetProperty(to => to.AccessFailedCount, 0)
                .SetProperty(to => to.LockoutEnd, (DateTimeOffset?)null),
            cancellation);
    }
}

internal static class DemoAccountsStart
{
    public static async Task PrepareDemoAccountsAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoAccounts>().PrepareAsync(cancellation);
    }
}
