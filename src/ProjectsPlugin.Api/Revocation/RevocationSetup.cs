using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Revocation;

/// <summary>What this copy knows of the grants that have ended.</summary>
internal static class RevocationSetup
{
    public static void AddRevocation(this IServiceCollection services)
    {
        services.AddSingleton(new RevokedGrants(TimeProvider.System));
        services.AddHostedService<RevocationReader>();
        services.AddHealthChecks().AddCheck<RevocationCheck>("revocations", tags: [Health.Ready]);
    }
}
