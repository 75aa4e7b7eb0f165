namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>The assistants that may ask; section <c>Clients</c>.</summary>
public sealed class ClientsOptions
{
    public const string Section = "Clients";

    /// <summary>ChatGPT as plugin v1 knows it.</summary>
    public AssistantClient ChatGptPlugin { get; init; } = new() { ClientId = "chatgpt-plugin", Name = "ChatGPT" };

    /// <summary>A GPT's Action.</summary>
    public AssistantClient GptAction { get; init; } = new() { ClientId = "gpt-action", Name = "ChatGPT (GPT Action)" };

    internal IEnumerable<(string Key, AssistantClient Client, RedirectProfile Profile)> All =>
    [
        (nameof(ChatGptPlugin), ChatGptPlugin, RedirectProfile.ChatGptPlugin),
        (nameof(GptAction), GptAction, RedirectProfile.GptAction),
    ];
}
