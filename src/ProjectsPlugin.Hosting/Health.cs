using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Hosting;

/// <summary>Whether a host lives, and whether it can serve.</summary>
public static class Health
{
    /// <summary>The tag of checks that <c>/health/ready</c> asks.</summary>
    public const string Ready = "ready";

    private static readonly HttpMethodMetadata Reading = new([HttpMethods.Get, HttpMethods.Head]);

    /// <summary>Ready means: the database answers and has every migration of <typeparamref name="TContext"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">What the check is called; each has a name of its own.</param>
    public static void AddHealth<TContext>(this IServiceCollection services, string name = "database")
        where TContext : DbContext =>
        services.AddHealthChecks().AddCheck<DatabaseCheck<TContext>>(name, tags: [Ready], timeout: TimeSpan.FromSeconds(5));

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Paths.HealthLive, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync })
            .AllowAnonymous().WithMetadata(Reading);
        app.MapHealthChecks(Paths.HealthReady, new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) })
            .AllowAnonymous().WithMetadata(Reading);
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.Headers[ResponseHeaders.CallerAddress] = context.Connection.RemoteIpAddress?.ToString();
        return context.Response.WriteAsync(report.Status.ToString(), context.RequestAborted);
    }

    private sealed class DatabaseCheck<TContext>(TContext context) : IHealthCheck
        where TContext : DbContext
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext check, CancellationToken cancellationToken = default)
        {
            var missing = await context.Database.GetPendingMigrationsAsync(cancellationToken);
            return missing.Any() ? HealthCheckResult.Unhealthy("The database lacks migrations.") : HealthCheckResult.Healthy();
        }
    }
}
