using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>The assistants that may ask; section <c>Clients</c>.</summary>
public sealed class ClientsOptions
{
    public const string Section = "Clients";

    /// <summary>ChatGPT as plugin v1 knows it.</summary>
    public AssistantClient ChatGptPlugin { get; init; } = new() { ClientId = "chatgpt-plugin", Name = "ChatGPT" };

    /// <summary>A GPT's Action.</summary>
    public AssistantClient GptAction { get; init; } = new() { ClientId = GptActionClient.DefaultId, Name = "ChatGPT (GPT Action)" };

    /// <summary>Clients whose makers agreed id and redirects with the operator beforehand, as in <c>Clients__PreRegistered__0__ClientId</c>. One without a secret is public.</summary>
    public IList<AssistantClient> PreRegistered { get; init; } = [];

    /// <summary>Schemes of apps, besides those of <see cref="RedirectRules.KnownAppSchemes"/>, that a redirect may have, as in <c>Clients__AppSchemes__0</c>.</summary>
    public IList<string> AppSchemes { get; init; } = [];

    /// <summary>Our own pages; no setting changes them.</summary>
    internal ClientEntry? FirstParty { get; set; }

    internal IEnumerable<ClientEntry> All =>
    [
        new(nameof(ChatGptPlugin), ChatGptPlugin, VendorRedirectPattern.ChatGptPlugin),
        new(nameof(GptAction), GptAction, VendorRedirectPattern.GptAction),
        .. PreRegistered.Select((client, index) => new ClientEntry($"{nameof(PreRegistered)}__{index}", client)),
        .. FirstParty is { } pages ? new[] { pages } : [],
    ];
}
