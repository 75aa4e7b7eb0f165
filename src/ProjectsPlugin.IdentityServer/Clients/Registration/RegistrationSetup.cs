using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>Dynamic client registration, where the settings leave it on.</summary>
internal static class RegistrationSetup
{
    public static void AddRegistration(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<RegistrationOptions>(RegistrationOptions.Section);
        builder.Services.AddSingleton<TrustedNames>();
        builder.Services.AddSingleton<RegistrationRules>();
        builder.Services.AddSingleton<RegistrationLimiter>();
        builder.Services.AddScoped<Registrations>();
        builder.Services.AddCallerLimit<RegistrationOptions>(RegistrationOptions.RateLimit, options => options.RequestsPerMinute);
    }

    public static void MapRegistration(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<RegistrationOptions>>().Value.Enabled)
            return;

        foreach (var path in new[] { Paths.Register, Paths.RootRegister })
        {
            app.MapPost(path, RegistrationEndpoint.HandleAsync)
                .DisableAntiforgery()
                .AllowAnonymous()
                .RequireRateLimiting(RegistrationOptions.RateLimit);
        }
    }
}
