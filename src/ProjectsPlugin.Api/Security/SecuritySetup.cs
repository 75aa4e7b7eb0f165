using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Security;

/// <summary>Who may call what: everything needs a token and its scope, unless an endpoint says that it is for everybody.</summary>
internal static class SecuritySetup
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.AddRequestLimits();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<AuditContext>();
        builder.Services.AddSingleton<Backchannel>();
        builder.Services.AddSingleton<IssuerAvailability>();
        builder.Services.AddSingleton(new RevokedGrants(TimeProvider.System));
        builder.Services.AddHostedService<RevocationReader>();
        builder.Services.AddHealthChecks().AddCheck<RevocationCheck>("revocations", tags: [Health.Ready]);
        builder.Services.AddSingleton<BearerEvents>();
        builder.Services.AddSingleton<IConfigureOptions<JwtBearerOptions>, JwtBearerConfiguration>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer().AddJwtBearer(JwtBearerConfiguration.McpScheme);

        builder.Services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        var authorization = builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var scope in Scopes.Data)
            authorization.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scope)));

        builder.AddRateLimits();
    }

    /// <summary>Around everything that can answer a call, faults included.</summary>
    public static void UseAudit(this WebApplication app) => app.UseMiddleware<Audit>();

    public static void UseSecurity(this WebApplication app)
    {
        app.UseCors();
        app.UseAuthentication();
        app.UseSchemes();
        app.UseRateLimits();
        app.UseAuthorization();
    }
}
