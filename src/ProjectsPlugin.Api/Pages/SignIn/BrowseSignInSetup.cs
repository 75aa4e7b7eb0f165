using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Api.Pages.SignIn;

/// <summary>A sign-in of their own for the pages that assistants cite.</summary>
internal static class BrowseSignInSetup
{
    public static void AddBrowseSignIn(this WebApplicationBuilder builder)
    {
        // Their request lines and, at Trace, their messages would put codes and states into the log.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.Warning);

        var services = builder.Services;
        services.AddSingleton<BrowseCookieEvents>();
        services.AddSingleton<SignInEvents>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, BrowseCookie>();
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>, SignInRules>();
        new AuthenticationBuilder(services).AddCookie(BrowseCookie.Scheme).AddOpenIdConnect(SignInRules.Scheme, _ => { });
    }
}
