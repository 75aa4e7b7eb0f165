using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.Api.Try.Model;
using ProjectsPlugin.Api.Try.Protocol;
using ProjectsPlugin.Api.Try.Runs;
using ProjectsPlugin.Api.Try.Steps;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Try;

/// <summary>The demo assistant, for whoever has none yet.</summary>
internal static class TrySetup
{
    public static void AddTry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<AssistantOptions>(AssistantOptions.Section)
            .PostConfigure<IConfiguration>((options, configuration) => options.Enabled ??= configuration.GetValue<bool>(DemoData.EnabledSetting));
        services.AddSingleton<IValidateOptions<AssistantOptions>, AssistantOptionsValidation>();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<TryCookies>((forgery, cookies) => forgery.Cookie = new CookieBuilder
        {
            Name = cookies.FormName,
            Path = Contracts.Paths.Try,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            SecurePolicy = cookies.Options().Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None,
        });
        services.AddRateLimiter(limiter => limiter.AddPolicy<string, RunLimit>(RunLimit.Start).AddPolicy<string, RunLimit>(RunLimit.Run));

        services.AddSingleton<TryCookies>();
        services.AddSingleton<RecordingHttpClientFactory>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<Registration>();
        services.AddSingleton<Departure>();
        services.AddSingleton<Return>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<ModelClient>();
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<AgentRun>();
    }
}
