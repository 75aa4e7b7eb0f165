using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Security;

/// <summary>How often one address may use the token endpoints; section <c>Exchange</c>.</summary>
public sealed class ExchangeOptions
{
    public const string Section = "Exchange";

    /// <summary>Requests a minute. An assistant's vendor exchanges for all its users from few addresses, so this is generous.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 1200;
}

/// <summary>Keeps one address from trying secrets and codes by the thousand; above the limit, 429 with Retry-After.</summary>
internal static class ExchangeRateLimit
{
    /// <summary>For <see cref="EnableRateLimitingAttribute"/> on what takes a client's secret.</summary>
    public const string Policy = "exchange";

    public static void AddExchangeRateLimit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<ExchangeOptions>(ExchangeOptions.Section);
        builder.Services.AddRateLimiter(limiter => CallerLimit.Add(limiter, Policy, services => services.GetRequiredService<IOptions<ExchangeOptions>>().Value.RequestsPerMinute));
    }
}
