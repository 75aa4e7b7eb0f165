using Microsoft.Extensions.Options;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.IdentityServer.Clients.Registration;

/// <summary>
/// The names that people trust here: those of configured clients, of known assistants, and this product's own. Nobody registers
/// under one of them (RFC 7591, section 5), except software that returns people to its owner's sites, as the owner's own does.
/// </summary>
public sealed class TrustedNames(IOptions<ClientsOptions> clients, ProductName product, PublicUrl publicUrl)
{
    private static readonly string[] Anthropic = ["claude.ai", "claude.com"];
    private static readonly string[] Code = ["vscode.dev", "insiders.vscode.dev"];
    private static readonly string[] Microsoft = [.. Code, "github.com", "copilot.microsoft.com", "global.consent.azure-apim.net"];

    /// <summary>Assistants whose makers people know, and the sites to which those return people.</summary>
    private static readonly (string Name, IReadOnlyList<string> Sites)[] KnownAssistants = Array.ConvertAll<(string Name, IReadOnlyList<string> Sites), (string, IReadOnlyList<string>)>(
    [
        ("ChatGPT", RedirectProfile.ChatGptHosts), ("OpenAI", RedirectProfile.ChatGptHosts), ("Codex", RedirectProfile.ChatGptHosts),
        ("Claude", Anthropic), ("Anthropic", Anthropic),
        ("Visual Studio Code", Code), ("VS Code", Code), ("GitHub", Microsoft), ("Microsoft", Microsoft),
        ("Cursor", ["cursor.com", "www.cursor.com"]), ("Gemini", ["gemini.google.com"]),
        ("Perplexity", ["perplexity.ai", "www.perplexity.ai"]), ("Mistral", ["mistral.ai", "chat.mistral.ai", "callback.mistral.ai"]),
    ],
    known => (ClaimedName.Skeleton(known.Name), known.Sites));

    /// <summary>Whether a name belongs to somebody else than the owner of these addresses, or could pass for one that does.</summary>
    public bool IsTaken(string name, IReadOnlyList<string> redirects)
    {
        var skeleton = ClaimedName.Skeleton(name);
        return Lookalikes.MixAlphabets(name) || IsOurs(skeleton, redirects) || IsOfConfiguredClient(skeleton, redirects) || IsOfKnownAssistant(skeleton, redirects);
    }

    /// <summary>What a page calls a client: by its name, unless that belongs to somebody else, as it may have come to do since the client gave it to itself.</summary>
    /// <param name="name">What it calls itself.</param>
    /// <param name="origin">Where it comes from; whom an operator configured has the name that it was given.</param>
    /// <param name="clientId">Its id, which may be the address of its document.</param>
    /// <param name="redirects">Where it returns people.</param>
    public string Shown(string name, ClientOrigin origin, string clientId, IReadOnlyCollection<string> redirects)
    {
        string[] addresses = origin is ClientOrigin.Document ? [clientId, .. redirects] : [.. redirects];
        return origin is ClientOrigin.Configured || !IsTaken(name, addresses) ? name : addresses.Select(RedirectRules.SiteOf).FirstOrDefault(site => site is not null) ?? ClaimedName.None;
    }

    // An assistant on a person's device may say for which connection it registered, as Claude Code does: "Claude Code (MyOfficeProjects)".
    private bool IsOurs(string skeleton, IReadOnlyList<string> redirects) =>
        new[] { product.ToString(), ProductName.Default, DemoAssistant.Name }.Select(ClaimedName.Skeleton).Where(own => own.Length > 0).Any(own =>
            skeleton.Contains(own, StringComparison.Ordinal) && !redirects.All(redirect => IsAtOurOrigin(redirect) || (skeleton != own && RedirectRules.IsOnDevice(redirect))));

    private bool IsAtOurOrigin(string redirect) => redirect.StartsWith(publicUrl.At("/"), StringComparison.Ordinal);

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
