using ProjectsPlugin.IdentityServer.Clients;
using ProjectsPlugin.IdentityServer.Clients.Documents;

namespace ProjectsPlugin.UnitTests.Documents;

internal sealed class KnownDocumentsTests
{
    [TestCase("https://chatgpt.com/oauth/client.json", "ChatGPT", "https://chatgpt.com/connector_platform_oauth_redirect")]
    [TestCase("https://chatgpt.com/oauth/a1-B_2/client.json", "ChatGPT", "https://chatgpt.com/connector/oauth/a1-B_2")]
    [TestCase("https://chatgpt.com/oauth/codex/client.json", "Codex", "http://127.0.0.1/callback")]
    [TestCase("https://claude.ai/oauth/mcp-oauth-client-metadata", "Claude", "https://claude.ai/api/mcp/auth_callback")]
    [TestCase("https://claude.ai/oauth/claude-code-client-metadata", "Claude Code", "http://localhost/callback")]
    [TestCase("https://vscode.dev/oauth/client-metadata.json", "Visual Studio Code", "https://vscode.dev/redirect")]
    public void There_is_a_copy_for_each_known_assistant(string clientId, string name, string redirect)
    {
        var copy = BundledDocuments.Find(clientId)!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(DocumentUrl.TryParse(copy.ClientId, [], out _), Is.True);
            Assert.That((copy.ClientId, copy.Name), Is.EqualTo((clientId, name)));
            Assert.That(copy.RedirectUris, Does.Contain(redirect));
            Assert.That(copy.RedirectUris.All(uri => RedirectRules.IsAcceptable(uri, [], out _)), Is.True);
        }
    }

    [TestCase("https://evil.example/oauth/client.json")]
    [TestCase("https://chatgpt.com/oauth/a/b/client.json")]
    [TestCase("https://chatgpt.com/oauth/a.b/client.json")]
    [TestCase("https://chatgpt.com/oauth/a/client.json\n")]
    [TestCase("https://chatgpt.com.evil.example/oauth/a/client.json")]
    public void There_is_none_for_anybody_else(string clientId) => Assert.That(BundledDocuments.Find(clientId), Is.Null);
}
