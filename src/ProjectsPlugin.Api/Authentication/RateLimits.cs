using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Api.Problems;
using ProjectsPlugin.Api.Visibility;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>Keeps an assistant that loops from taking the host away from everybody else. Documents are not limited.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<RateLimitOptions>(RateLimitOptions.Section);
        builder.Services.AddRateLimiter(limiter => limiter.OnRejected = RefuseAsync);
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, limits) =>
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(PerMinute(limits.Value.PerMinute), AtOnce(limits.Value.Concurrent)));
    }

    /// <summary>Limits calls and says to how many.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        var calls = app.Services.GetRequiredService<IOptions<RateLimitOptions>>().Value.PerMinute.ToString(CultureInfo.InvariantCulture);
        app.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null)
                context.Response.Headers["X-RateLimit-Limit"] = calls;
            return next(context);
        });
        app.UseRateLimiter();
    }

    private static PartitionedRateLimiter<HttpContext> PerMinute(int calls) => PartitionedRateLimiter.Create<HttpContext, (string, string)>(context =>
        CallerOf(context) is { } caller
            ? RateLimitPartition.GetFixedWindowLimiter(caller, _ => RateLimiting.PerMinute(calls))
            : RateLimitPartition.GetNoLimiter(("", "")));

    private static PartitionedRateLimiter<HttpContext> AtOnce(int calls) => PartitionedRateLimiter.Create<HttpContext, (string, string)>(context =>
        CallerOf(context) is { } caller
            ? RateLimitPartition.GetConcurrencyLimiter(caller, _ => new ConcurrencyLimiterOptions { PermitLimit = calls })
            : RateLimitPartition.GetNoLimiter(("", "")));

    private static (string Person, string Client)? CallerOf(HttpContext context) =>
        context.User.Subject() is { } person && context.User.Client() is { } client && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
            ? (person, client)
            : null;

    private static async ValueTask RefuseAsync(OnRejectedContext rejection, CancellationToken cancellation)
    {
        var detail = $"Too many calls for this person through this assistant. Try again in {rejection.SetRetryAfter()} s.";
        await Problem.WriteAsync(rejection.HttpContext, StatusCodes.Status429TooManyRequests, detail);
    }
}
