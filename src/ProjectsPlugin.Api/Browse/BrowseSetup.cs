using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Api.Browse.Failures;
using ProjectsPlugin.Api.Browse.SignIn;

namespace ProjectsPlugin.Api.Browse;

/// <summary>The pages that assistants cite, for people who open a citation: readable, and behind a sign-in of their own.</summary>
internal static class BrowseSetup
{
    /// <summary>Before the services that explain errors to programs, because the first writer that can answer does.</summary>
    public static void AddBrowse(this WebApplicationBuilder builder)
    {
        // Their request lines and, at Trace, their messages would put codes and states into the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.Warning);

        var services = builder.Services;
        services.AddLocalization();
        services.AddSingleton<IProblemDetailsWriter, FailurePages>();

        services.AddSingleton<BrowseCookieEvents>();
        services.AddSingleton<SignInEvents>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, BrowseCookie>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, SignInRules>();
        new AuthenticationBuilder(services).AddCookie(BrowseCookie.Scheme).AddOpenIdConnect(SignInRules.Scheme, _ => { });
    }
}
