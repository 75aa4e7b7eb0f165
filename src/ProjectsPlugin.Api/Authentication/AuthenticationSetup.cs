using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Authentication;

/// <summary>Who may call what: everything needs a token and its scope, unless an endpoint says that it is for everybody.</summary>
internal static class AuthenticationSetup
{
    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.AddRequestLimits();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<Backchannel>();
        builder.Services.AddSingleton<IssuerAvailability>();
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

    public static void UseSecurity(this WebApplication app)
    {
        app.UseCors();
        app.UseAuthentication();
        app.UseSchemes();
        app.UseRateLimits();
        app.UseAuthorization();
    }
}
