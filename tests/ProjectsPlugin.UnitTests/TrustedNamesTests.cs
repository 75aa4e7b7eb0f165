using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Registration;
using ProjectsPlugin.IdentityServer.Data;

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
    [TestCase("Visual Studio Code", OnDevice)]
    [TestCase("Visual Studio Code - Insiders", OnDevice, "https://insiders.vscode.dev/redirect")]
    [TestCase("The VS Code", "https://vscode.dev/redirect")]
    [TestCase("GitHub Copilot", "https://vscode.dev/redirect")]
    [TestCase("GitHub Copilot", OnDevice)]
    [TestCase("Codex", OnDevice)]
    [TestCase("Gemini CLI MCP Client", OnDevice)]
    [TestCase("Gemini", "https://gemini.google.com/callback")]
    [TestCase("Cursor", "cursor://anysphere.cursor-mcp/oauth/callback", OnDevice, "https://www.cursor.com/agents/mcp/oauth/callback")]
    [TestCase("Demo assistant", Ours)]
    [TestCase("Claude Code", OnDevice)]
    [TestCase("Claude Code (Acme Hub)", OnDevice)]
    [TestCase("Claude Code (github)", OnDevice)]
    [TestCase("Goose (Acme Hub)", OnDevice)]
    [TestCase("Acme Planner", Elsewhere)]
    [TestCase("Acme Planner", OnDevice)]
    [TestCase("Ассистент", Elsewhere)]
    [TestCase("Ассистент Acme", Elsewhere, Description = "two alphabets, but not within a word")]
    [TestCase("GPT助手", Elsewhere)]
    [TestCase("AIアシスタント", Elsewhere)]
    [TestCase("Größe & Ärger", Elsewhere)]
    [TestCase("مساعد AI", Elsewhere)]
    public void Its_owner_may_have_it_and_other_names_are_free(string name, params string[] redirects) => Assert.That(Taken(name, redirects), Is.False);

    [TestCase("The VS Code")]
    [TestCase("VS Code Helper")]
    [TestCase("vs code")]
    [TestCase("GitHub Copilot Pro")]
    [TestCase("Codex!")]
    [TestCase("My Codex")]
    [TestCase("Cláude Code")]
    [TestCase("CIaude Code", Description = "a capital I for an l")]
    [TestCase("Claude Code (Acme Hub) Pro")]
    [TestCase("Claude Code ((Acme Hub))")]
    [TestCase("Planner (VS Code)")]
    [TestCase("Official Gemini")]
    [TestCase("Microsoft")]
    [TestCase("Demo assistant")]
    [TestCase("Demo assistant (for you)")]
    [TestCase("Acme Hub")]
    [TestCase("Acme Hub Official")]
    [TestCase("The Acme Hub (Codex)")]
    public void Whoever_listens_on_a_persons_device_has_a_known_programs_name_exactly_or_none(string name) => Assert.That(Taken(name, OnDevice), Is.True);

    [TestCase("The VS Code", OnDevice, "https://vscode.dev/redirect")]
    [TestCase("Codex", OnDevice, Elsewhere)]
    [TestCase("Visual Studio Code", "https://vscode.dev/redirect", "https://vscode.dev.evil.example/redirect")]
    [TestCase("Demo assistant", "https://plugin.example.org.evil.example/try/callback")]
    [TestCase("Demo assistant", Ours, OnDevice)]
    public void One_address_that_is_not_the_owners_is_too_many(string name, params string[] redirects) => Assert.That(Taken(name, redirects), Is.True);

    [TestCase("ChatGPT for desktop", "https://chatgpt.com/oauth/desktop.json", OnDevice, false)]
    [TestCase("Codex", "https://chatgpt.com/oauth/codex/client.json", OnDevice, false)]
    [TestCase("Codex", "https://b.example/client.json", OnDevice, true)]
    [TestCase("Codex", "https://chatgpt.com/oauth/codex/client.json", Elsewhere, true)]
    [TestCase("Planner", "https://b.example/client.json", OnDevice, false)]
    public void A_document_at_its_makers_site_vouches_for_a_program(string name, string document, string redirect, bool taken) =>
        Assert.That(Names().IsTaken(name, [redirect], document), Is.EqualTo(taken));

    [TestCase("ChatGPT", ClientOrigin.Registered, "11111111-1111-1111-1111-111111111111", Elsewhere, "a.example")]
    [TestCase("Demo assistant", ClientOrigin.Registered, "11111111-1111-1111-1111-111111111111", OnDevice, "An assistant without a name")]
    [TestCase("Planner", ClientOrigin.Registered, "11111111-1111-1111-1111-111111111111", Elsewhere, "Planner")]
    [TestCase("The VS Code", ClientOrigin.Registered, "11111111-1111-1111-1111-111111111111", OnDevice, "An assistant without a name")]
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
