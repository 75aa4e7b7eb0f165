using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>Checks an e-mail address and a password, with equal work whatever is wrong with them.</summary>
public sealed class SignIn(IdentityServerDb db, PasswordHashGate gate, IOptions<SignInOptions> options, TimeProvider time, ILogger<SignIn> log)
{
    public async Task<SignInOutcome> AttemptAsync(string? email, string? password, CancellationToken cancellation)
    {
        using var turn = await gate.EnterAsync(cancellation);
        if (turn is null)
        {
            Log.TooManyPasswordsWaiting(log);
            return new SignInOutcome.Busy();
        }

        // From here on the caller cannot cancel: an attempt that is checked was counted, and one that was counted is checked.
        var account = await CountAsync(EmailAddress.Key(email));
        var verdict = await turn.VerifyAsync(account, password ?? "");
        if (account is null || verdict is PasswordVerdict.Wrong)
        {
            Log.SignInRefused(log, account?.Id);
            return new SignInOutcome.Refused();
        }

        await ResetAsync(account, verdict is PasswordVerdict.RightButOutdated ? await turn.HashAsync(account, password!) : account.PasswordHash!);
        Log.PasswordAccepted(log, account.Id);
        return new SignInOutcome.SignedIn(account);
    }

    /// <summary>
    /// Counts the attempt as a failure before the password is looked at, in one statement, so that guesses sent at the
    /// same moment cannot share a count. No row: unknown, locked, ended or without a password.
    /// </summary>
    private async Task<Account?> CountAsync(string key)
    {
        var now = time.GetUtcNow();
        var allowed = options.Value.FailuresBeforeLock;
        var lockedUntil = now + options.Value.Lock;

        // The commit does not wait for the disk, or the time it takes would tell which addresses have an account.
        var counted = await db.Users.FromSql(
            $"""
             WITH unhurried AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
             UPDATE identity.accounts AS a
             SET access_failed_count = CASE WHEN a.lockout_end IS NULL THEN a.access_failed_count ELSE 0 END + 1,
                 lockout_end = CASE WHEN CASE WHEN a.lockout_end IS NULL THEN a.access_failed_count ELSE 0 END + 1 >= {allowed} THEN {lockedUntil} END
             FROM unhurried
             WHERE a.normalized_email = {key} AND a.deactivated_at IS NULL AND a.password_hash IS NOT NULL
               AND (a.lockout_end IS NULL OR a.lockout_end <= {now})
             RETURNING a.*
             """).AsNoTracking().ToListAsync();
        return counted.SingleOrDefault();
    }

    private Task<int> ResetAsync(Account account, string hash) => db.Users
        .Where(row => row.Id == account.Id && row.PasswordHash == account.PasswordHash)
        .ExecuteUpdateAsync(row => row
            .SetProperty(to => to.AccessFailedCount, 0)
            .SetProperty(to => to.LockoutEnd, (DateTimeOffset?)null)
            .SetProperty(to => to.PasswordHash, hash));
}
