using Polly;
using Polly.Retry;
using Polly.Timeout;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.AppHost.Hosts;

/// <summary>Whether a host that was started can serve.</summary>
public static class Readiness
{
    /// <summary>How long a start may take.</summary>
    public static TimeSpan StartTimeout { get; } = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan OneAnswer = TimeSpan.FromSeconds(10);

    /// <summary>Asks again and again until the host says that it is ready.</summary>
    /// <param name="address">The host's.</param>
    /// <param name="ended">Completes when the host ends.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="oneAnswer">
    /// How long one answer may take before it is asked anew: a host that is busy with its start takes a connection and answers late, or never. 10 s
    /// if null.
    /// </param>
    /// <param name="timeout">How long it may take in all; <see cref="StartTimeout"/> if null.</param>
    /// <returns>False if the host ended, or was not ready in time.</returns>
    public static async Task<bool> WaitAsync(Uri address, Task ended, CancellationToken cancellation, TimeSpan? oneAnswer = null, TimeSpan? timeout = null)
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        var asking = new ResiliencePipelineBuilder()
            .AddTimeout(timeout ?? StartTimeout)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder()
                    .Handle<HttpRequestException>(_ => !ended.IsCompleted)
                    .Handle<TimeoutRejectedException>(_ => !ended.IsCompleted),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(40),
            })
            .AddTimeout(oneAnswer ?? OneAnswer)
            .Build();
        try
        {
            await asking.ExecuteAsync(
                async token =>
                {
                    using var answer = await client.GetAsync(new Uri(Paths.HealthReady, UriKind.Relative), token);
                    answer.EnsureSuccessStatusCode();
                },
                cancellation);
            return true;
        }
        catch (Exception failure) when (failure is HttpRequestException or TimeoutRejectedException)
        {
            return false;
        }
    }
}
