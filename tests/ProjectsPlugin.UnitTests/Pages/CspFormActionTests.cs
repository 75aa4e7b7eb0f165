using ProjectsPlugin.IdentityServer.Pages;

namespace ProjectsPlugin.UnitTests.Pages;

internal sealed class CspFormActionTests
{
    [TestCase("https://example.com/callback?a=b", "https://example.com")]
    [TestCase("https://example.com:8443/callback", "https://example.com:8443")]
    [TestCase("https://user@example.com/callback", "https://example.com")]
    [TestCase("https://bücher.example/callback", "https://xn--bcher-kva.example")]
    [TestCase("http://127.0.0.1:7777/callback", "http://127.0.0.1:7777")]
    [TestCase("http://[::1]:7777/callback", "http:")]
    [TestCase("cursor://anysphere.cursor-retrieval/oauth", "cursor:")]
    [TestCase("https://chatgpt.com/aip/g-1/oauth/callback", "https://chat.openai.com https://chatgpt.com")]
    public void A_redirect_address_becomes_the_narrowest_source_that_browsers_understand(string address, string sources) =>
        Assert.That(new CspFormAction(new Uri(address)).Sources, Is.EqualTo(sources));
}
