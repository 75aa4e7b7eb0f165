using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Scim;
using ProjectsPlugin.IdentityServer.Scim.Tokens;
using ProjectsPlugin.IdentityServer.Token;

namespace ProjectsPlugin.IdentityServer;

/// <summary>How often one network may ask the identity server for whatever has no limit of its own, per copy.</summary>
public sealed class RequestOptions
{
    public const string Section = "Requests";

    /// <summary>Requests a minute. A company's people share an address, and each sign-in is about ten requests, so this is generous.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; init; } = 1200;
}

/// <summary>How often one network may call the token, revocation and UserInfo endpoints, per copy of the identity server.</summary>
public sealed class ExchangeOptions
{
    public const string Section = "Exchange";

    /// <summary>Requests a minute. An assistant's vendor exchanges for all its users from few addresses, so this is generous.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; init; } = 1200;
}

/// <summary>
/// Every request counts for the network that it comes from, at whatever address, so that no endpoint is without a limit; above it, 429 with Retry-After.
/// Some endpoints have a narrower one besides.
/// </summary>
internal static class NetworkRateLimit
{
    public static void AddNetworkRateLimit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<RequestOptions>(RequestOptions.Section);
        builder.Services.AddSettings<ExchangeOptions>(ExchangeOptions.Section);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejection, _) =>
            {
                rejection.SetRetryAfter();
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                Counting<ExchangeOptions>(Kind.Exchange, options => options.RequestsPerMinute),
                Counting<ScimOptions>(Kind.Scim, options => options.RequestsPerSecond * ScimTokens.Most * 60),
                Counting<RequestOptions>(Kind.Health, options => options.PerMinute),
                Counting<RequestOptions>(Kind.Any, options => options.PerMinute));
        });
    }

    private static PartitionedRateLimiter<HttpContext> Counting<TOptions>(Kind kind, Func<TOptions, int> perMinute)
        where TOptions : class =>
        PartitionedRateLimiter.Create(RateLimiting.PerCaller(perMinute, context => KindOf(context) == kind));

    private static Kind KindOf(HttpContext context)
    {
        // The page that tells of a refusal is the same request once more.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            return Kind.Counted;

        // Whoever watches this host must not take it for dead because others ask too much from the same address.
        var path = context.Request.Path;
        return JsonExchange.IsExchange(context.Request) || path.StartsWithSegments(Paths.UserInfo, StringComparison.OrdinalIgnoreCase) ? Kind.Exchange
            : path.StartsWithSegments("/health", StringComparison.Ordinal) ? Kind.Health
            // Each token has a limit of its own; this one is for those who try tokens.
            : ScimErrors.IsScim(context) ? Kind.Scim
            : Kind.Any;
    }

    /// <summary>What of a network's requests are counted together.</summary>
    private enum Kind
    {
        Counted,
        Exchange,
        Health,
        Scim,
        Any,
    }
}
