using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>Keeps one address from filling the database with clients.</summary>
internal static class RegistrationRateLimit
{
    /// <summary>For <see cref="EnableRateLimitingAttribute"/> on what stores a client for whoever asks.</summary>
    public const string Policy = "registration";

    public static void AddRegistrationRateLimit(this WebApplicationBuilder builder) =>
        builder.Services.AddRateLimiter(limiter => CallerLimit.Add(
            limiter, Policy, services => services.GetRequiredService<IOptions<RegistrationOptions>>().Value.RequestsPerMinute));
}
