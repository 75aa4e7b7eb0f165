using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ProjectsPlugin.Api.Revocation;

/// <summary>A copy that cannot know whose access has ended answers no call, so it is not ready for any.</summary>
internal sealed class RevocationCheck(RevokedGrants revoked) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(revoked.AreKnown ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The grants that ended cannot be read."));
}
