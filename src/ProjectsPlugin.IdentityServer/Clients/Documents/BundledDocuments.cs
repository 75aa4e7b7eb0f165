using System.Text.RegularExpressions;

namespace ProjectsPlugin.IdentityServer.Clients.Documents;

/// <summary>
/// Copies of what the documents of known assistants say, for a server that cannot fetch them: as of November 2026 and as third parties report them,
/// so that a vendor may have changed its own since. All of them can do without a key of their own.
/// </summary>
internal static partial class BundledDocuments
{
    private static readonly ClientDocument[] Copies =
    [
        Copy("https://chatgpt.com/oauth/client.json", "ChatGPT", "https://chatgpt.com/connector_platform_oauth_redirect"),
        Copy("https://chatgpt.com/oauth/codex/client.json", "Codex", "http://127.0.0.1/callback", "http://localhost/callback"),
        Copy(
            "https://claude.ai/oauth/mcp-oauth-client-metadata",
            "Claude",
            "https://claude.ai/api/mcp/auth_callback",
            "https://claude.com/api/mcp/auth_callback"),
        Copy("https://claude.ai/oauth/claude-code-client-metadata", "Claude Code", "http://localhost/callback", "http://127.0.0.1/callback"),
        Copy("https://vscode.dev/oauth/client-metadata.json", "Visual Studio Code", "http://127.0.0.1:33418/", "https://vscode.dev/redirect"),
    ];

    public static ClientDocument? Find(string clientId) =>
        Array.Find(Copies, copy => copy.ClientId == clientId) ?? OfConnector(clientId);

    /// <summary>ChatGPT has a document for each connector as well, with the connector's id in its address and its redirect.</summary>
    private static ClientDocument? OfConnector(string clientId) => ConnectorDocument().Match(clientId) is { Success: true } match
        ? Copy(clientId, "ChatGPT", $"https://chatgpt.com/connector/oauth/{match.Groups["id"].Value}")
        : null;

    private static ClientDocument Copy(string clientId, string name, params string[] redirects) =>
        new() { ClientId = clientId, Name = name, RedirectUris = redirects };

    [GeneratedRegex(@"\Ahttps://chatgpt\.com/oauth/(?!codex/)(?<id>[0-9A-Za-z_-]{1,100})/client\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex ConnectorDocument();
}
