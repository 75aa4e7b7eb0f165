using ProjectsPlugin.Api.Plugin;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.UnitTests.Api;

internal sealed class ManifestRulesTests
{
    [TestCase("http://localhost:8080")]
    [TestCase("https://plugin.example.org")]
    public void The_defaults_are_good(string publicUrl) => Assert.That(Broken(_ => { }, publicUrl), Is.Empty);

    [Test]
    public void Each_broken_rule_names_its_setting()
    {
        var broken = Broken(plugin =>
        {
            plugin.NameForHuman = new string('n', 21);
            plugin.NameForModel = "my_projects";
            plugin.DescriptionForHuman = new string('d', 101);
            plugin.DescriptionForModel = " ";
            plugin.ContactEmail = "nobody";
            plugin.LegalInfoUrl = "/legal";
            plugin.LogoUrl = "https://plugin.example.org/logo.gif";
            plugin.Scope = "projects admin";
            plugin.AuthorizationContentType = "text/plain";
            plugin.VerificationTokens["openai"] = "ä";
        });

        string[] settings =
        [
            "NameForHuman", "NameForModel", "DescriptionForHuman", "DescriptionForModel", "ContactEmail", "LegalInfoUrl", "LogoUrl",
            "Scope", "AuthorizationContentType", "VerificationTokens__openai",
        ];
        foreach (var setting in settings)
            Assert.That(broken, Has.One.Contains($"Plugin__{setting} "));
    }

    [TestCase("https://plugin.example.org", "https://www.example.org/terms", "support@example.org", 0)]
    [TestCase("https://plugin.example.org", "https://example.com/terms", "support@example.org", 1)]
    [TestCase("https://plugin.example.org", "https://www.example.org/terms", "support@example.com", 1)]
    [TestCase("http://localhost:8080", "https://example.com/terms", "support@example.com", 0)]
    public void Contact_and_legal_page_share_the_domain_except_on_loopback(string publicUrl, string legal, string contact, int faults) =>
        Assert.That(Broken(plugin => (plugin.LegalInfoUrl, plugin.ContactEmail) = (legal, contact), publicUrl), Has.Length.EqualTo(faults));

    private static string[] Broken(Action<PluginOptions> change, string publicUrl = "https://plugin.example.org")
    {
        var plugin = new PluginOptions();
        change(plugin);
        return [.. ManifestRules.Broken(plugin, PublicUrl.Parse(publicUrl))];
    }
}
