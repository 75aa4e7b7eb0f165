using System.Collections.Frozen;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>Assistants whose makers people know, as of November 2026.</summary>
internal static class KnownAssistants
{
    private static readonly string[] Anthropic = ["claude.ai", "claude.com"];
    private static readonly string[] Code = ["vscode.dev", "insiders.vscode.dev"];
    private static readonly string[] Microsoft = [.. Code, "github.com", "copilot.microsoft.com", "global.consent.azure-apim.net"];

    /// <summary>Each name as <see cref="ClaimedName.Skeleton"/> has it, with the sites to which its owner returns people.</summary>
    private static readonly Owner[] Owners =
    [
        new("ChatGPT", VendorRedirectPattern.ChatGptHosts), new("OpenAI", VendorRedirectPattern.ChatGptHosts), new("Codex", VendorRedirectPattern.ChatGptHosts),
        new("Claude", Anthropic), new("Anthropic", Anthropic),
        new("Visual Studio Code", Code), new("VS Code", Code), new("GitHub", Microsoft), new("Microsoft", Microsoft),
        new("Cursor", ["cursor.com", "www.cursor.com"]), new("Gemini", ["gemini.google.com"]),
        new("Perplexity", ["perplexity.ai", "www.perplexity.ai"]), new("Mistral", ["mistral.ai", "chat.mistral.ai", "callback.mistral.ai"]),
    ];

    /// <summary>What programs on a person's device call themselves, letter for letter.</summary>
    public static FrozenSet<string> Programs { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "Codex", "Codex CLI", "OpenAI Codex", "Claude", "Claude Code", "Claude Desktop", "Visual Studio Code", "Visual Studio Code - Insiders", "VS Code",
        "GitHub Copilot", "GitHub Copilot CLI", "GitHub Copilot for JetBrains", "Cursor", "Gemini CLI", "Gemini CLI MCP Client", "Perplexity", "Mistral Vibe");

    /// <summary>Those whose name a name contains.</summary>
    /// <param name="skeleton">The name's skeleton.</param>
    public static IEnumerable<Owner> OwnersOf(string skeleton) => Owners.Where(owner => skeleton.Contains(owner.Skeleton, StringComparison.Ordinal));

    /// <summary>Whose a name is.</summary>
    internal sealed record Owner(string Name, IReadOnlyList<string> Sites)
    {
        public string Skeleton { get; } = ClaimedName.Skeleton(Name);
    }
}
