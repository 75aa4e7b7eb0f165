using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>
/// How often this server asks other hosts for documents, so that nobody can aim it at one: a minute for each caller, for all of them, and at once.
/// </summary>
internal sealed class FetchLimits(IOptions<DocumentsOptions> options) : IDisposable
{
    private const int AtOnce = 8;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(caller =>
            RateLimitPartition.GetFixedWindowLimiter(caller, _ => RateLimiting.PerMinute(options.Value.FetchesPerMinuteAndCaller))),
        PartitionedRateLimiter.Create<string, int>(_ =>
            RateLimitPartition.GetFixedWindowLimiter(0, _ => RateLimiting.PerMinute(options.Value.FetchesPerMinute))),
        PartitionedRateLimiter.Create<string, int>(_ =>
            RateLimitPartition.GetConcurrencyLimiter(0, _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce })));

    /// <summary>A permit to be disposed of after the fetch, or not acquired.</summary>
    /// <param name="caller">The network on whose behalf it is.</param>
    public RateLimitLease Ask(string caller) => _limiter.AttemptAcquire(caller);

    public void Dispose() => _limiter.Dispose();
}
