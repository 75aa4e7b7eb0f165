using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.UnitTests;

public sealed class PublicUrlTests
{
    [TestCase("https://plugin.example.org", "https://plugin.example.org")]
    [TestCase("https://plugin.example.org/", "https://plugin.example.org")]
    [TestCase("https://PLUGIN.example.org:8443", "https://plugin.example.org:8443")]
    [TestCase("http://localhost:8080", "http://localhost:8080")]
    [TestCase("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    [TestCase("http://[::1]:8080", "http://[::1]:8080")]
    public void An_origin_is_written_one_way(string setting, string origin)
    {
        var url = PublicUrl.Parse(setting);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(url.ToString(), Is.EqualTo(origin));
            Assert.That(url.Issuer, Is.EqualTo(origin));
            Assert.That(url.At("/oauth"), Is.EqualTo(origin + "/oauth"));
        }
    }

    [TestCase(null, "is not set")]
    [TestCase(" ", "is not set")]
    [TestCase("plugin.example.org", "not an absolute URL")]
    [TestCase("http://plugin.example.org", "must be https")]
    [TestCase("http://10.0.0.7:8080", "must be https")]
    [TestCase("ftp://localhost", "must be https")]
    [TestCase("https://example.org/plugin", "no path")]
    [TestCase("https://example.org/?a=b", "no path")]
    [TestCase("https://user@example.org", "no path")]
    public void Anything_else_is_refused_with_the_settings_name_and_the_fault(string? setting, string fault)
    {
        var refusal = Assert.Throws<FormatException>(() => PublicUrl.Parse(setting));

        Assert.That(refusal.Message, Does.Contain("PUBLIC_URL").And.Contain(fault));
    }
}
