using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Hosting;

/// <summary>What the limits of both hosts have in common: who is one caller, what a minute is, and what a caller above a limit is told.</summary>
public static class RateLimiting
{
    // What says how many may be served at once cannot say when one of them ends.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Whom limits count the request for.</summary>
    public static string CallerNetwork(this HttpContext? context) => ClientIpPartition.Of(context?.Connection.RemoteIpAddress);

    /// <summary>Adds a policy that lets each caller do so much a minute, for an endpoint to name.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="policy">Its name.</param>
    /// <param name="perMinute">What the settings say.</param>
    /// <param name="counts">Which requests count; null for all.</param>
    public static void AddCallerLimit<TOptions>(
        this IServiceCollection services, string policy, Func<TOptions, int> perMinute, Func<HttpContext, bool>? counts = null)
        where TOptions : class =>
        services.AddRateLimiter(limiter => limiter.AddPolicy(policy, PerCaller(perMinute, counts)));

    /// <summary>The part of a limit that each request belongs to, for one that lets each caller do so much a minute.</summary>
    /// <param name="perMinute">What the settings say.</param>
    /// <param name="counts">Which requests count; null for all.</param>
    public static Func<HttpContext, RateLimitPartition<string>> PerCaller<TOptions>(Func<TOptions, int> perMinute, Func<HttpContext, bool>? counts = null)
        where TOptions : class
    {
        CallerLimit? limit = null;
        return context => counts?.Invoke(context) is false
            ? RateLimitPartition.GetNoLimiter("")
            : LazyInitializer.EnsureInitialized(ref limit, () => new CallerLimit(perMinute(Settings(context)))).Of(context.Connection.RemoteIpAddress);

        static TOptions Settings(HttpContext context) => context.RequestServices.GetRequiredService<IOptions<TOptions>>().Value;
    }

    /// <summary>So much in each minute, whenever in it.</summary>
    public static FixedWindowRateLimiterOptions PerMinute(int permits) => new() { PermitLimit = permits, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Tells the caller in <c>Retry-After</c> when the limit lets it try again.</summary>
    /// <returns>In how many seconds.</returns>
    public static int SetRetryAfter(this OnRejectedContext rejection) => rejection.HttpContext.Response.SetRetryAfter(
        rejection.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Soon);
}
