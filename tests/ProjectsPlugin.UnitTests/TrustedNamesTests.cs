using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Registration;

namespace ProjectsPlugin.UnitTests;

[Property("Checklist", 32)]
internal sealed class TrustedNamesTests
{
    private const string Elsewhere = "https://a.example/cb";
    private const string OnDevice = "http://127.0.0.1/callback";
    private const string Ours = "https://plugin.example.org/try/callback";

    [TestCase("VS Code")]
    [TestCase("vscode insiders")]
    [TestCase("Visual Studio Code")]
    [TestCase("GitHub Copilot")]
    [TestCase("Microsoft Copilot Studio")]
    [TestCase("Codex")]
    [TestCase("OpenAI Codex CLI")]
    [TestCase("Gemini")]
    [TestCase("Google Gemini Advanced")]
    [TestCase("Perplexity")]
    [TestCase("My Claude")]
    [TestCase("Cláude")]
    [TestCase("C l a u d e")]
    [TestCase("ＣＨＡＴＧＰＴ")]
    [TestCase("𝐂𝐡𝐚𝐭𝐆𝐏𝐓")]
    [TestCase("CIaude", Description = "a capital I for an l")]
    [TestCase("C1aude")]
    [TestCase("0penAI")]
    [TestCase("СОDЕХ", Description = "two alphabets")]
    [TestCase("Сlaude", Description = "a Cyrillic С")]
    [TestCase("Сursor for teams", Description = "a Cyrillic С")]
    [TestCase("Αcme", Description = "a Greek Alpha")]
    [TestCase("Demo assistant")]
    [TestCase("The demo-assistant")]
    [TestCase("MyOfficeProjects")]
    [TestCase("Acme Hub")]
    [TestCase("Acme Hub Helper")]
    public void A_name_that_people_know_is_not_for_whoever_returns_them_elsewhere(string name) => Assert.That(Taken(name, Elsewhere), Is.True);

    [TestCase("VS Code", OnDevice, "https://vscode.dev/redirect")]
    [TestCase("GitHub Copilot", "https://vscode.dev/redirect")]
    [TestCase("Codex", OnDevice)]
    [TestCase("Gemini CLI", OnDevice)]
    [TestCase("Gemini", "https://gemini.google.com/callback")]
    [TestCase("Demo assistant", Ours)]
    [TestCase("Claude Code (Acme Hub)", OnDevice)]
    [TestCase("Acme Planner", Elsewhere)]
    [TestCase("Ассистент", Elsewhere)]
    [TestCase("Ассистент Acme", Elsewhere, Description = "two alphabets, but not within a word")]
    [TestCase("GPT助手", Elsewhere)]
    [TestCase("AIアシスタント", Elsewhere)]
    [TestCase("Größe & Ärger", Elsewhere)]
    [TestCase("مساعد AI", Elsewhere)]
    public void Its_owner_may_have_it_and_other_names_are_free(string name, params string[] redirects) => Assert.That(Taken(name, redirects), Is.False);

    [TestCase("Demo assistant", OnDevice)]
    [TestCase("Acme Hub", OnDevice)]
    [TestCase("Demo assistant", "https://plugin.example.org.evil.example/try/callback")]
    [TestCase("Codex", OnDevice, Elsewhere)]
    public void Our_own_names_are_for_our_own_origin_and_one_address_elsewhere_is_too_many(string name, params string[] redirects) => Assert.That(Taken(name, redirects), Is.True);

    [TestCase("ChatGPT", ClientOrigin.Registered, "11111111-1111-1111-1111-111111111111", Elsewhere, "a.example")]
    [TestCase("Demo assistant", ClientOrigin.Registered, "11111111-1111-1111-1111-111111111111", OnDevice, "An assistant without a name")]
    [TestCase("Planner", ClientOrigin.Registered, "11111111-1111-1111-1111-111111111111", Elsewhere, "Planner")]
    [TestCase("ChatGPT", ClientOrigin.Document, "https://b.example/client.json", OnDevice, "b.example")]
    [TestCase("ChatGPT", ClientOrigin.Configured, "any", Elsewhere, "ChatGPT")]
    public void A_page_shows_a_name_only_while_nobody_else_has_it(string name, ClientOrigin origin, string id, string redirect, string shown) =>
        Assert.That(Names().Shown(name, origin, id, [redirect]), Is.EqualTo(shown));

    private static bool Taken(string name, params string[] redirects) => Names().IsTaken(name, redirects);

    private static TrustedNames Names() => new(
        Options.Create(new ClientsOptions()),
        new ProductName(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Plugin:NameForHuman"] = "Acme Hub" }).Build()),
        PublicUrl.Parse("https://plugin.example.org"));
}
