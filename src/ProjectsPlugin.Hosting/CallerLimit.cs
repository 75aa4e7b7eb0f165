using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// So many requests a minute for each caller. A subscriber of IPv6 may have a /56 and a company a /48, which are hundreds and thousands of the networks that
/// count as one caller, so that these have a limit as well, a multiple of it.
/// </summary>
/// <param name="perMinute">For one caller.</param>
public sealed class CallerLimit(int perMinute)
{
    private readonly PartitionedRateLimiter<IPAddress?> _limiter = PartitionedRateLimiter.CreateChained(
        Each(ClientIpPartition.Subscriber, perMinute), Each(56, 4 * perMinute), Each(48, 16 * perMinute));

    /// <summary>The caller's part, for a policy of the rate limiter.</summary>
    public RateLimitPartition<string> Of(IPAddress? address) =>
        RateLimitPartition.Get(ClientIpPartition.Of(address), _ => (RateLimiter)new CallerRateLimiter(_limiter, address));

    private static PartitionedRateLimiter<IPAddress?> Each(int bits, int perMinute) => PartitionedRateLimiter.Create<IPAddress?, string>(address =>
        bits == ClientIpPartition.Subscriber || address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? RateLimitPartition.GetSlidingWindowLimiter(ClientIpPartition.Of(address, bits), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            })
            : RateLimitPartition.GetNoLimiter(""));

    private sealed class CallerRateLimiter(PartitionedRateLimiter<IPAddress?> all, IPAddress? address) : RateLimiter
    {
        private long _usedAt = Stopwatch.GetTimestamp();

        public override TimeSpan? IdleDuration => Stopwatch.GetElapsedTime(Volatile.Read(ref _usedAt));

        public override RateLimiterStatistics? GetStatistics() => all.GetStatistics(address);

        protected override RateLimitLease AttemptAcquireCore(int permitCount)
        {
            Volatile.Write(ref _usedAt, Stopwatch.GetTimestamp());
            return all.AttemptAcquire(address, permitCount);
        }

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
        {
            Volatile.Write(ref _usedAt, Stopwatch.GetTimestamp());
            return all.AcquireAsync(address, permitCount, cancellationToken);
        }
    }
}
