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

    private readonly PartitionedRateLimiter<Asked> _failures = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Asked, Asked>(asked =>
            RateLimitPartition.GetFixedWindowLimiter(asked, _ => RateLimiting.PerMinute(FailuresPerMinuteAndCaller))),
        PartitionedRateLimiter.Create<Asked, string>(asked =>
            RateLimitPartition.GetFixedWindowLimiter(asked.ClientId, _ => RateLimiting.PerMinute(FailuresPerMinute))));

    /// <summary>Whether too many have failed to look at another.</summary>
    public bool AreReached(string clientId)
    {
        using var lease = _failures.AttemptAcquire(AskedOf(clientId), permitCount: 0);
        return !lease.IsAcquired;
    }

    public void CountFailure(string clientId) => _failures.AttemptAcquire(AskedOf(clientId)).Dispose();

    public void Dispose() => _failures.Dispose();

    private Asked AskedOf(string clientId) => new(clientId, http.HttpContext.CallerNetwork());

    private sealed record Asked(string ClientId, string Caller);
}
