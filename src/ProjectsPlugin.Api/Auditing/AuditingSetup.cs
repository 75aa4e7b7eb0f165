namespace ProjectsPlugin.Api.Auditing;

/// <summary>A line for each call of guarded data.</summary>
internal static class AuditingSetup
{
    public static void AddAuditing(this IServiceCollection services) => services.AddScoped<AuditContext>();

    /// <summary>Around everything that can answer a call, faults included.</summary>
    public static void UseAudit(this WebApplication app) => app.UseMiddleware<Audit>();
}
