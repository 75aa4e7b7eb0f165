using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Pages.SignIn;

/// <summary>
/// The cookie of a person who reads pages. It opens pages alone, and for a quarter of an hour: then the browser makes a
/// round trip through the identity server, which nobody notices whose session there is good, and which ends it otherwise.
/// </summary>
internal sealed class BrowseCookie(PublicUrl publicUrl) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    /// <summary>Its authentication scheme.</summary>
    public const string Scheme = "browse";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    public void Configure(CookieAuthenticationOptions options) => Configure(null, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != Scheme)
            return;

        // Browsers take a __Host- cookie only with Secure, without a domain, for the whole site (RFC 6265bis, section 4.1.3.2).
        options.Cookie.Name = BrowseClient.CookieName(publicUrl);
        options.Cookie.SecurePolicy = publicUrl.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        options.Cookie.HttpOnly = true;
        // Not Strict: people come from an assistant's site.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = false;
        options.ForwardChallenge = SignInRules.Scheme;
        options.EventsType = typeof(BrowseCookieEvents);
    }
}
