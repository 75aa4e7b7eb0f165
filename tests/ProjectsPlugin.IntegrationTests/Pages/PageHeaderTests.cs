using System.Net;
using System.Net.Http.Headers;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What pages tell a browser not to do, and what they leave in caches.</summary>
internal sealed class PageHeaderTests
{
    // Of pages that have a button for our own script, and of no other.
    private const string Script = "; script-src 'self'";

    [TestCase("/auth/sign-in", "", Script)]
    [TestCase("/AUTH/sign-in", "", Script)]
    [TestCase("/oauth", "", Script)]
    [TestCase("/auth/authorize?client_id=nobody", "", Script)]
    [TestCase("/authorize", "", Script)]
    [TestCase("/auth/sign-out", "same-origin", "")]
    [TestCase("/auth/password?token=x", "same-origin", "")]
    [TestCase("/auth/nowhere", "same-origin", Script)]
    [Property("Checklist", 12)]
    [Property("Checklist", 13)]
    public async Task Every_page_is_strict_but_what_an_assistant_opens_as_a_popup_may_know_its_opener(string path, string openerPolicy, string script)
    {
        using var client = PagesSetUp.Installation.CreateClient();
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
            Assert.That(Header(answer, "Content-Security-Policy"), Is.EqualTo(Policy("'self'") + script));
            Assert.That(Header(answer, "X-Frame-Options"), Is.EqualTo("DENY"));
            Assert.That(Header(answer, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header(answer, "Referrer-Policy"), Is.EqualTo("no-referrer"));
            Assert.That(Header(answer, "Cross-Origin-Opener-Policy"), Is.EqualTo(openerPolicy));
            Assert.That(Header(answer, "Permissions-Policy"), Does.Contain("camera=()"));
            Assert.That(Header(answer, "Cache-Control"), Is.EqualTo("no-store"));
        }
    }

    [TestCase("https://chat.openai.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback", "'self' https://chat.openai.com https://chatgpt.com")]
    [TestCase("http://127.0.0.1:7777/callback", "'self' http://127.0.0.1:7777")]
    public async Task A_form_may_lead_to_the_validated_client_and_nowhere_else(string callback, string sources)
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            Settings = new Dictionary<string, string?> { ["Clients:ChatGptPlugin:RedirectUris:0"] = "http://127.0.0.1:7777/callback" },
        });
        using var client = installation.CreateClient(followRedirects: true);

        using var answer = await client.GetAsync(new Uri(BrowserSession.AuthorizationPath(callback: callback), UriKind.Relative));

        Assert.That(Header(answer, "Content-Security-Policy"), Is.EqualTo(Policy(sources) + Script));
    }

    [Test]
    [Property("Checklist", 48)]
    public async Task With_https_cookies_are_bound_to_the_host_and_browsers_stay_on_https()
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            Settings = new Dictionary<string, string?> { [PublicUrl.Setting] = "https://plugin.example.org" },
        });
        using var client = installation.CreateClient();

        using var answer = await client.GetAsync(new Uri("/auth/sign-in", UriKind.Relative));
        using var ofApi = await client.GetAsync(new Uri(Paths.Manifest, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Header(answer, "Strict-Transport-Security"), Is.EqualTo("max-age=31536000"));
            Assert.That(Header(ofApi, "Strict-Transport-Security"), Is.EqualTo("max-age=31536000"));
            Assert.That(
                Header(answer, "Set-Cookie"),
                Does.StartWith("__Host-form=").And.Contain("secure").And.Contain("httponly").And.Contain("samesite=lax").And.Contain("path=/"));
        }
    }

    [TestCase(Paths.Stylesheet, "text/css")]
    [TestCase(Paths.Icon, "image/svg+xml")]
    [TestCase(Paths.Script, "text/javascript")]
    public async Task Stylesheet_icon_and_script_are_small_and_kept_by_browsers(string path, string type)
    {
        using var client = PagesSetUp.Installation.CreateClient();

        using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Content.Headers.ContentType?.MediaType, Is.EqualTo(type));
            Assert.That(first.Content.Headers.ContentLength, Is.LessThan(10 * 1024));
            Assert.That(first.Headers.CacheControl, Is.EqualTo(CacheControlHeaderValue.Parse("public, max-age=600")));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        }
    }

    private static string Policy(string formAction) =>
        $"default-src 'none'; style-src 'self'; img-src 'self'; form-action {formAction}; base-uri 'none'; frame-ancestors 'none'";

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
