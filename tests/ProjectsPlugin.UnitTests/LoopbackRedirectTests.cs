using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.UnitTests;

[Property("Checklist", 1)]
internal sealed class LoopbackRedirectTests
{
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:51234/callback")]
    [TestCase("http://127.0.0.1:33418/", "http://127.0.0.1:50000/")]
    [TestCase("http://localhost:8787/callback?a=b", "http://localhost/callback?a=b")]
    [TestCase("http://[::1]:1/callback", "http://[::1]:65535/callback")]
    [TestCase("http://127.0.0.1", "http://127.0.0.1:8080")]
    public void The_port_is_free(string registered, string asked) => Assert.That(LoopbackRedirect.DifferInPortAlone(registered, asked), Is.True);

    [TestCase("http://127.0.0.1/callback", "http://localhost/callback")]
    [TestCase("http://127.0.0.1/callback", "http://[::1]/callback")]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:80/callback/")]
    [TestCase("http://127.0.0.1", "http://127.0.0.1:80/")]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:80/a/../callback")]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:80/callback?a")]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:80/callback#a")]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:80/callback\n")]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:65536/callback")]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.1:80@evil.example/callback")]
    [TestCase("http://127.0.0.1/callback", "https://127.0.0.1:80/callback")]
    [TestCase("http://127.0.0.1/callback", "http://127.0.0.2:80/callback")]
    [TestCase("https://assistant.example/callback", "https://assistant.example:80/callback")]
    [TestCase("http://example.com/callback", "http://example.com:80/callback")]
    [TestCase("cursor://127.0.0.1/callback", "cursor://127.0.0.1:80/callback")]
    public void Everything_else_is_not(string registered, string asked) => Assert.That(LoopbackRedirect.DifferInPortAlone(registered, asked), Is.False);

    [TestCase("https://localhost/callback")]
    [TestCase("https://LOCALHOST:8443/callback")]
    [TestCase("https://localhost./callback")]
    [TestCase("https://assistant.localhost/callback")]
    [TestCase("https://127.0.0.1:8443/callback")]
    [TestCase("https://127.255.0.9/callback")]
    [TestCase("https://2130706433/callback")]
    [TestCase("https://[::1]/callback")]
    [TestCase("https://[::ffff:127.0.0.1]/callback")]
    [TestCase("https://0.0.0.0/callback")]
    [TestCase("https://[::]/callback")]
    [TestCase("http://127.0.0.1/callback")]
    [TestCase("cursor://callback")]
    public void Whoever_waits_on_the_persons_own_device_is_not_known(string redirect) => Assert.That(RedirectRules.IsSite(new Uri(redirect)), Is.False);

    [TestCase("https://assistant.example/callback")]
    [TestCase("https://localhost.example/callback")]
    [TestCase("https://mylocalhost/callback")]
    [TestCase("https://128.0.0.1/callback")]
    public void Of_a_site_it_is(string redirect) => Assert.That(RedirectRules.IsSite(new Uri(redirect)), Is.True);
}
