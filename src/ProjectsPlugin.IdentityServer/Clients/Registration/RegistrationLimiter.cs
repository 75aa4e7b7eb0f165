using System.Threading.RateLimiting;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>
/// Lets few clients be stored at once: each holds a connection to the database while it waits for its turn, and everybody else needs one, too.
/// </summary>
internal sealed class RegistrationLimiter : IDisposable
{
    public const int PermitLimit = 4;

    /// <summary>What a client that was not let in should wait.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions { PermitLimit = PermitLimit });

    /// <summary>Room to be given back by disposing it, or not acquired.</summary>
    public RateLimitLease AttemptAcquire() => _limiter.AttemptAcquire();

    public void Dispose() => _limiter.Dispose();
}
