using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Assistants whose id and redirects are agreed with the operator beforehand.</summary>
public sealed class ClientsOptions
{
    public const string Section = "Clients";

    /// <summary>ChatGPT as a plugin of the first generation. Without a secret there is none.</summary>
    public ClientOptions ChatGptPlugin { get; init; } = new() { ClientId = "chatgpt-plugin", Name = "ChatGPT" };

    /// <summary>A GPT's Action. Without a secret there is none.</summary>
    public ClientOptions GptAction { get; init; } = new() { ClientId = GptActionClient.DefaultId, Name = "ChatGPT (GPT Action)" };

    /// <summary>Further ones, from <c>0</c>. One without a secret is public; PKCE is demanded of all.</summary>
    public IList<ClientOptions> PreRegistered { get; init; } = [];

    /// <summary>Schemes of apps that a redirect may have besides <c>cursor</c>, without the colon.</summary>
    public IList<string> AppSchemes { get; init; } = [];

    /// <summary>Our own pages; no setting changes them.</summary>
    internal ClientDefinition? FirstParty { get; set; }

    internal IEnumerable<ClientDefinition> All =>
    [
        new(nameof(ChatGptPlugin), ChatGptPlugin, VendorRedirectPattern.ChatGptPlugin),
        new(nameof(GptAction), GptAction, VendorRedirectPattern.GptAction),
        .. PreRegistered.Select((client, index) => new ClientDefinition($"{nameof(PreRegistered)}__{index}", client)),
        .. FirstParty is { } pages ? new[] { pages } : [],
    ];
}
