using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

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

        options.Cookie.BindToHost(BrowseClient.Cookie, publicUrl);
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = false;
        options.ForwardChallenge = SignInRules.Scheme;
        options.EventsType = typeof(BrowseCookieEvents);
    }
}
