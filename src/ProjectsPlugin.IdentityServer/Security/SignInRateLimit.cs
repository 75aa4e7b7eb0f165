using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Accounts;

namespace ProjectsPlugin.IdentityServer.Security;

/// <summary>How often one address may send a password, for whatever account; above that, 429 with Retry-After.</summary>
internal static class SignInRateLimit
{
    /// <summary>For <see cref="EnableRateLimitingAttribute"/> on what takes a password.</summary>
    public const string Policy = "sign-in";

    public static void AddSignInRateLimit(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (rejection, _) =>
        {
            var wait = rejection.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejection.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        CallerLimit.Add(limiter, Policy, services => services.GetRequiredService<IOptions<SignInOptions>>().Value.AttemptsPerMinute, counts: request => HttpMethods.IsPost(request.Method));
    });
}
