using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Accounts;

/// <summary>How often one address may send a password, for whatever account.</summary>
internal static class SignInRateLimit
{
    /// <summary>For <see cref="EnableRateLimitingAttribute"/> on what takes a password.</summary>
    public const string Policy = "sign-in";

    public static void AddSignInRateLimit(this WebApplicationBuilder builder) => builder.Services.AddRateLimiter(limiter => CallerLimit.Add(
        limiter,
        Policy,
        services => services.GetRequiredService<IOptions<SignInOptions>>().Value.AttemptsPerMinute,
        counts: request => HttpMethods.IsPost(request.Method)));
}
