using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.DemoAssistant.Agent;
using ProjectsPlugin.DemoAssistant.Pages;
using ProjectsPlugin.DemoAssistant.Protocol;
using ProjectsPlugin.DemoAssistant.Recording;
using ProjectsPlugin.DemoAssistant.Runs;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.DemoAssistant;

/// <summary>The demo assistant, for people who have none yet.</summary>
public static class DemoAssistantSetup
{
    public static void AddDemoAssistant(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<AssistantOptions>(AssistantOptions.Section)
            .PostConfigure<IConfiguration>((options, configuration) => options.Enabled ??= configuration.GetValue<bool>(DemoMode.EnabledSetting));
        services.AddSingleton<IValidateOptions<AssistantOptions>, AssistantOptionsValidation>();
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddOptions<AntiforgeryOptions>().Configure<RunCookies>((forgery, cookies) => forgery.Cookie = new CookieBuilder
        {
            Name = cookies.FormName,
            Path = Paths.Try,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            SecurePolicy = cookies.Options().Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
        });
        services.AddRateLimiter(limiter => limiter.AddPolicy<string, RunRateLimit>(RunRateLimit.Start).AddPolicy<string, RunRateLimit>(RunRateLimit.Run));

        services.AddSingleton<RunCookies>();
        services.AddSingleton<RecordingHttpClientFactory>();
        services.AddSingleton<ServerDiscovery>();
        services.AddSingleton<ClientRegistration>();
        services.AddSingleton<AuthorizationStart>();
        services.AddSingleton<AuthorizationCallback>();
        services.AddSingleton<AccessTokenClient>();
        services.AddSingleton<ModelClient>();
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<AgentRun>();
    }
}
