using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using ProjectsPlugin.Api.Pages.SignIn;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class BrowseCookieTests
{
    [Test]
    [Property("Checklist", 48)]
    public void With_https_it_is_bound_to_the_host()
    {
        var options = new CookieAuthenticationOptions();

        new BrowseCookie(PublicUrl.Parse("https://plugin.example.org")).Configure(BrowseCookie.Scheme, options);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Cookie.Name, Is.EqualTo("__Host-browse"));
            Assert.That(options.Cookie.SecurePolicy, Is.EqualTo(CookieSecurePolicy.Always));
            Assert.That(options.Cookie.Path, Is.EqualTo("/"));
            Assert.That(options.Cookie.Domain, Is.Null);
            Assert.That(options.Cookie.HttpOnly, Is.True);
            Assert.That(options.ExpireTimeSpan, Is.EqualTo(TimeSpan.FromMinutes(15)));
            Assert.That(options.SlidingExpiration, Is.False);
        }
    }
}
