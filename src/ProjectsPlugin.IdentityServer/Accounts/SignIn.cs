using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Checks an e-mail address and a password, with equal work whatever is wrong with them.</summary>
public sealed class SignIn(
    IdentityServerDb db, PasswordHashLimiter limiter, SignInGroups groups, IOptions<SignInOptions> options, TimeProvider time, ILogger<SignIn> log)
{
    /// <summary>Fails while the database is away, so that nobody types a password in vain: the page says so instead of asking.</summary>
    public Task ReachAsync(CancellationToken cancellation) => db.Database.ExecuteSqlAsync($"SELECT 1", cancellation);

    public async Task<SignInOutcome> AttemptAsync(string? email, string? password, SignInSource source, CancellationToken cancellation)
    {
        using var lease = await limiter.AcquireAsync(cancellation);
        if (lease is null)
        {
            Log.TooManyPasswordsWaiting(log);
            return new SignInOutcome.Busy();
        }

        // From here on the caller cannot cancel: an attempt that is checked was counted, and one that was counted is checked.
        var account = await CountAsync(EmailAddress.Key(email), source);
        var result = await lease.VerifyAsync(account, password ?? "");
        if (account is null || result is PasswordVerificationResult.Failed)
        {
            Log.SignInRefused(log, account?.Id);
            return new SignInOutcome.Refused();
        }

        var hash = result is PasswordVerificationResult.SuccessRehashNeeded ? await lease.HashAsync(account, password!) : account.PasswordHash!;
        await ForgiveAsync(account, source, hash);
        Log.PasswordAccepted(log, account.Id);
        if (!await groups.AllowsAsync(account.Id, CancellationToken.None))
        {
            Log.SignInNotAllowed(log, account.Id);
            return new SignInOutcome.NotAllowed();
        }

        return new SignInOutcome.SignedIn(account);
    }

    /// <summary>
    /// Counts the attempt as a failure before the password is looked at, in one statement, so that guesses sent at the
    /// same moment cannot share a count: by account and network, and by account; from a browser that has signed in to it before by that
    /// browser alone. No row: unknown, locked, ended or without a password.
    /// </summary>
    private async Task<Account?> CountAsync(string key, SignInSource source)
    {
        var now = time.GetUtcNow();
        var (allowed, allowedOfAccount) = (options.Value.FailuresBeforeLock, options.Value.FailuresOfAccountBeforeLock);
        var lockedUntil = now + options.Value.Lock;
        Guid[] known = [.. source.Accounts];

        // The commit does not wait for the disk, or the time it takes would tell which addresses have an account.
        var counted = await db.Users.FromSql(
            $"""
             WITH unhurried AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true)),
             person AS MATERIALIZED (
                 SELECT a.id, a.id = ANY({known}) AS is_known
                 FROM identity.accounts AS a, unhurried
                 WHERE a.normalized_email = {key} AND a.deactivated_at IS NULL AND a.password_hash IS NOT NULL
                   AND (a.id = ANY({known}) OR a.lockout_end IS NULL OR a.lockout_end <= {now})),
             counted AS (
                 INSERT INTO identity.sign_in_failures AS f (account_id, source, failures, locked_until, last_at)
                 SELECT id, CASE WHEN is_known THEN {source.DeviceName} ELSE {source.Network} END, 1, CASE WHEN {allowed} <= 1 THEN {lockedUntil} END, {now}
                 FROM person
                 ON CONFLICT (account_id, source) DO UPDATE SET
                     failures = CASE WHEN f.locked_until IS NULL THEN f.failures ELSE 0 END + 1,
                     locked_until = CASE WHEN CASE WHEN f.locked_until IS NULL THEN f.failures ELSE 0 END + 1 >= {allowed} THEN {lockedUntil} END,
                     last_at = excluded.last_at
                 WHERE f.locked_until IS NULL OR f.locked_until <= {now}
                 RETURNING f.account_id)
             UPDATE identity.accounts AS a
             SET access_failed_count = CASE WHEN is_known THEN a.access_failed_count WHEN a.lockout_end IS NULL THEN a.access_failed_count + 1 ELSE 1 END,
                 lockout_end = CASE WHEN is_known THEN a.lockout_end
                     WHEN CASE WHEN a.lockout_end IS NULL THEN a.access_failed_count ELSE 0 END + 1 >= {allowedOfAccount} THEN {lockedUntil} END
             FROM counted JOIN person ON person.id = counted.account_id
             WHERE a.id = counted.account_id AND (is_known OR a.lockout_end IS NULL OR a.lockout_end <= {now})
             RETURNING a.id, a.name, a.created_at, a.deactivated_at, a.reactivated_at, a.is_demo, a.user_name, a.normalized_user_name, a.email,
                 a.normalized_email, a.email_confirmed, a.password_hash, a.security_stamp, a.concurrency_stamp, a.lockout_end, a.lockout_enabled,
                 a.access_failed_count
             """).AsNoTracking().ToListAsync();
        return counted.SingleOrDefault();
    }

    private async Task ForgiveAsync(Account account, SignInSource source, string hash)
    {
        var name = source.NameFor(account.Id);
        await db.Set<SignInFailures>().Where(failures => failures.AccountId == account.Id && failures.Source == name).ExecuteDeleteAsync();

        // What strangers have tried meanwhile is not forgiven because the person is on the browser that they always use.
        var isKnown = source.Accounts.Contains(account.Id);
        await db.Users.Where(row => row.Id == account.Id && row.PasswordHash == account.PasswordHash).ExecuteUpdateAsync(row => row
            .SetProperty(to => to.AccessFailedCount, to => isKnown ? to.AccessFailedCount : 0)
            .SetProperty(to => to.LockoutEnd, to => isKnown ? to.LockoutEnd : null)
            .SetProperty(to => to.PasswordHash, hash));
    }
}
