using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Accounts.Passwords;

/// <summary>
/// Lets one password be hashed at a time, which is one core's worth, so that a burst of sign-ins leaves the rest of the
/// machine to everybody else. First come, first served.
/// </summary>
public sealed class PasswordHashLimiter(IPasswordHasher<Account> hasher, int waiting = PasswordHashLimiter.Waiting) : IDisposable
{
    /// <summary>How many people may wait for their password to be checked before others are asked to try again.</summary>
    private const int Waiting = 100;

    /// <summary>What a person who could not wait should wait before they try again.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // What a password is compared with when there is no account: a real hash, of a password that nobody has.
    private static readonly Account Nobody = new() { Name = "", CreatedAt = default };

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 1,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly Lazy<string> _nobodysHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>Waits for a lease, which ends when it is disposed; null if too many are waiting already.</summary>
    public async Task<Lease?> AcquireAsync(CancellationToken cancellation)
    {
        var lease = await _limiter.AcquireAsync(1, cancellation);
        if (lease.IsAcquired)
            return new Lease(this, lease);

        lease.Dispose();
        return null;
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>The right to hash, until it is disposed.</summary>
    public sealed class Lease : IDisposable
    {
        private readonly PasswordHashLimiter _limiter;
        private readonly RateLimitLease _lease;

        internal Lease(PasswordHashLimiter limiter, RateLimitLease lease) => (_limiter, _lease) = (limiter, lease);

        public Task<string> HashAsync(Account account, string password) => Task.Run(() => _limiter.Hash(account, password));

        /// <summary>Always does the work of one check; without an account, or if it has no password, it fails.</summary>
        public Task<PasswordVerificationResult> VerifyAsync(Account? account, string password) => Task.Run(() => _limiter.Verify(account, password));

        public void Dispose() => _lease.Dispose();
    }

    private string Hash(Account account, string password) => hasher.HashPassword(account, Composed(password));

    // Keyboards and systems write an accented letter as one character or as two (NIST SP 800-63B, section 3.1.1.2).
    private static string Composed(string password) => password.Normalized();

    private PasswordVerificationResult Verify(Account? account, string password)
    {
        // Made by whichever attempt comes first, so that the first unknown address takes no longer than a known one.
        var nobodys = _nobodysHash.Value;
        var result = hasher.VerifyHashedPassword(account ?? Nobody, account?.PasswordHash ?? nobodys, Composed(password));
        return account?.PasswordHash is null ? PasswordVerificationResult.Failed : result;
    }
}
