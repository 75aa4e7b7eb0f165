using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Scim.Tokens;

/// <summary>So many requests a second with one token, per copy.</summary>
internal sealed class ScimTokenLimiter(IOptions<ScimOptions> options) : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<ClaimsPrincipal> _limiter = PartitionedRateLimiter.Create<ClaimsPrincipal, string>(token =>
        RateLimitPartition.GetFixedWindowLimiter(
            token.Identity?.Name ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.RequestsPerSecond, Window = Second }));

    /// <summary>Lets the request through, or answers 429 with <c>Retry-After</c>.</summary>
    public async ValueTask<object?> LimitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        using var lease = _limiter.AttemptAcquire(context.HttpContext.User);
        if (lease.IsAcquired)
            return await next(context);

        context.HttpContext.Response.SetRetryAfter(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Second);
        return ScimAnswer.Error(
            StatusCodes.Status429TooManyRequests,
            $"A token is good for {options.Value.RequestsPerSecond} requests a second. Retry-After says when to come again.");
    }

    public void Dispose() => _limiter.Dispose();
}
