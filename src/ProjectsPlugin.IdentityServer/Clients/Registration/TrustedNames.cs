using Microsoft.Extensions.Options;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>
/// The names that people trust here: those of configured clients, of known assistants, and this product's own. Nobody registers
/// under one of them (RFC 7591, section 5), except software that returns people to its owner's sites, as the owner's own does.
/// </summary>
internal sealed class TrustedNames(IOptions<ClientsOptions> clients, ProductName product)
{
    private static readonly string[] Anthropic = ["claude.ai", "claude.com"];

    /// <summary>Assistants whose makers people know, and the sites to which those return people.</summary>
    private static readonly (string Name, IReadOnlyList<string> Sites)[] KnownAssistants =
    [
        ("CHATGPT", RedirectProfile.ChatGptHosts), ("OPENAI", RedirectProfile.ChatGptHosts), ("CLAUDE", Anthropic), ("ANTHROPIC", Anthropic),
        ("VISUALSTUDIOCODE", ["vscode.dev", "insiders.vscode.dev"]), ("CURSOR", ["cursor.com", "www.cursor.com"]),
    ];

    public bool IsTaken(string name, IReadOnlyList<string> redirects)
    {
        var skeleton = ClaimedName.Skeleton(name);
        return skeleton == ClaimedName.Skeleton(product.ToString()) || IsOfConfiguredClient(skeleton, redirects) || IsOfKnownAssistant(skeleton, redirects);
    }

    private bool IsOfConfiguredClient(string skeleton, IReadOnlyList<string> redirects)
    {
        var owners = clients.Value.All.Where(entry => entry.Exists && ClaimedName.Skeleton(entry.Client.Name) == skeleton).ToList();
        return owners.Count > 0 && !redirects.All(redirect => owners.Any(owner => owner.Hosts.Contains(RedirectRules.SiteOf(redirect))));
    }

    // What runs on a person's device has no site that could show whose it is; the page warns of it, whatever its name.
    private static bool IsOfKnownAssistant(string skeleton, IReadOnlyList<string> redirects) => KnownAssistants
        .Where(assistant => skeleton.Contains(assistant.Name, StringComparison.Ordinal))
        .Any(assistant => !redirects.All(redirect => RedirectRules.IsOnDevice(redirect) || assistant.Sites.Contains(RedirectRules.SiteOf(redirect))));
}
