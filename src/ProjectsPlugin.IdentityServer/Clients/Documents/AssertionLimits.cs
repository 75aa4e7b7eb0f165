using System.Threading.RateLimiting;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>
/// How many assertions in a client's name may fail before no more are looked at for the rest of a minute: from one network, and far more from all
/// together, so that a stranger alone cannot keep a client out.
/// </summary>
internal sealed class AssertionLimits(IHttpContextAccessor http) : IDisposable
{
    public const int FailuresPerMinuteAndCaller = 20;
    public const int FailuresPerMinute = 600;

    private readonly PartitionedRateLimiter<LimitKey> _failures = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<LimitKey, LimitKey>(key =>
            RateLimitPartition.GetFixedWindowLimiter(key, _ => RateLimiting.PerMinute(FailuresPerMinuteAndCaller))),
        PartitionedRateLimiter.Create<LimitKey, string>(key =>
            RateLimitPartition.GetFixedWindowLimiter(key.ClientId, _ => RateLimiting.PerMinute(FailuresPerMinute))));

    /// <summary>Whether too many have failed to look at another.</summary>
    public bool AreReached(string clientId)
    {
        using var lease = _failures.AttemptAcquire(KeyOf(clientId), permitCount: 0);
        return !lease.IsAcquired;
    }

    public void CountFailure(string clientId) => _failures.AttemptAcquire(KeyOf(clientId)).Dispose();

    public void Dispose() => _failures.Dispose();

    private LimitKey KeyOf(string clientId) => new(clientId, http.HttpContext.CallerNetwork());

    private sealed record LimitKey(string ClientId, string Caller);
}
