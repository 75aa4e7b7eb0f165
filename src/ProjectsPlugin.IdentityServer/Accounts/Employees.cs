using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Whose accounts there are, and which of them may still act.</summary>
public sealed class Employees(IdentityServerDb db, UserManager<Account> accounts, IAccountRevocation revocation, TimeProvider time, ILogger<Employees> log)
{
    public Task<Account?> FindAsync(string email, CancellationToken cancellation)
    {
        var key = EmailAddress.Key(email);
        return db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.NormalizedEmail == key, cancellation);
    }

    public Task<List<Account>> ListAsync(CancellationToken cancellation) =>
        db.Users.AsNoTracking().OrderBy(account => account.NormalizedEmail).ToListAsync(cancellation);

    /// <summary>Makes an account without a password; null if the address has one already.</summary>
    /// <param name="email">As <see cref="EmailAddress.TryParse"/> returned it.</param>
    /// <param name="name">What to call the person.</param>
    /// <param name="isDemo">Whether the account comes from the demo data.</param>
    public async Task<Account?> AddAsync(string email, string name, bool isDemo = false)
    {
        var account = new Account
        {
            Id = Guid.NewGuid(),
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            Name = name,
            CreatedAt = time.GetUtcNow(),
            IsDemo = isDemo,
        };
        try
        {
            var result = await accounts.CreateAsync(account);
            if (!result.Succeeded)
                return null;
        }
        catch (DbUpdateException exception) when (exception.InnerException is Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }

        Log.AccountAdded(log, account.Id);
        return account;
    }

    /// <summary>
    /// Ends a person's access at once: sessions, password links, and every grant; in the caller's transaction if there is one. False if it had ended before.
    /// </summary>
    public async Task<bool> DeactivateAsync(Guid accountId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var stamp = Guid.NewGuid().ToString();
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        var changed = await db.Users.Where(account => account.Id == accountId && account.DeactivatedAt == null).ExecuteUpdateAsync(
            account => account.SetProperty(to => to.DeactivatedAt, now).SetProperty(to => to.SecurityStamp, stamp),
            cancellation);
        await db.PasswordLinks.Where(link => link.AccountId == accountId).ExecuteDeleteAsync(cancellation);
        await revocation.RevokeAsync(accountId, cancellation);
        if (transaction is not null)
            await transaction.CommitAsync(cancellation);

        if (changed == 1)
            Log.AccountDeactivated(log, accountId);
        return changed == 1;
    }

    /// <summary>Lets a person back in, with no password: they set a new one by a link. False if the account was active.</summary>
    public async Task<bool> ReactivateAsync(Guid accountId, CancellationToken cancellation)
    {
        // Tokens tell times to the second.
        var now = time.GetUtcNow();
        var reactivated = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        var changed = await db.Users.Where(account => account.Id == accountId && account.DeactivatedAt != null).ExecuteUpdateAsync(
            account => account
                .SetProperty(to => to.DeactivatedAt, (DateTimeOffset?)null)
                .SetProperty(to => to.ReactivatedAt, reactivated)
                .SetProperty(to => to.PasswordHash, (string?)null)
                .SetProperty(to => to.AccessFailedCount, 0)
                .SetProperty(to => to.LockoutEnd, (DateTimeOffset?)null),
            cancellation);
        if (changed == 1)
            Log.AccountReactivated(log, accountId);
        return changed == 1;
    }
}
