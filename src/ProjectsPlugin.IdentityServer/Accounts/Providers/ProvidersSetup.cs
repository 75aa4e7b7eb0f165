using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Accounts.Providers;

/// <summary>Sign-in by the company's identity providers.</summary>
internal static class ProvidersSetup
{
    public static void AddProviders(this WebApplicationBuilder builder)
    {
        // It writes what providers, and whoever writes addresses, say of errors; ProviderEvents writes what can be believed.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None);

        var services = builder.Services;
        services.AddSingleton<IValidateOptions<SignInOptions>, ProvidersValidation>();
        services.AddCallerLimit<SignInOptions>(SignInOptions.ProviderRateLimit, options => options.ProviderSignInsPerMinute);

        // AddOpenIdConnect would want the providers before their settings have been judged.
        services.AddOptions<AuthenticationOptions>().Configure<IOptions<SignInOptions>>((authentication, signIn) =>
        {
            foreach (var provider in signIn.Value.Providers)
                authentication.AddScheme<OpenIdConnectHandler>(provider.Scheme, provider.Name);
        });
        services.AddTransient<OpenIdConnectHandler>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, ProviderHandlerOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddScoped<ProviderEvents>();

        services.AddScoped<ProviderSignIn>();
        services.AddScoped<ProviderGroups>();
        services.AddScoped<RejectedSignIns>();
        services.AddSingleton<ProviderAvailability>();
        services.AddHostedService<ProviderProbe>();
        services.AddHealthChecks().AddCheck<ProviderAvailability>("identity providers", tags: [Health.Ready]);
    }
}
