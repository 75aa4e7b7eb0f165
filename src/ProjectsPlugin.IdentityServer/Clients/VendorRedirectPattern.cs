using System.Text.RegularExpressions;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>
/// The redirects of a vendor whose callback contains an id that is not known before the first sign-in. After the first
/// exchange a client is bound to that id (<see cref="ClientBindings"/>).
/// </summary>
public sealed partial class VendorRedirectPattern
{
    private readonly Regex _pattern;

    private VendorRedirectPattern(string name, Regex pattern) => (Name, _pattern) = (name, pattern);

    /// <summary><c>https://chat.openai.com/aip/plugin-&lt;uuid&gt;/oauth/callback</c></summary>
    public static VendorRedirectPattern ChatGptPlugin { get; } = new("chatgpt-plugin", PluginCallback());

    /// <summary>
    /// <c>https://chat.openai.com/aip/g-&lt;id&gt;/oauth/callback</c> or the same on chatgpt.com: web and mobile differ, and both are one registration.
    /// </summary>
    public static VendorRedirectPattern GptAction { get; } = new("gpt-action", ActionCallback());

    public string Name { get; }

    /// <summary>The sites of every such callback: OpenAI's two names for ChatGPT.</summary>
    public static IReadOnlyList<string> ChatGptHosts { get; } = ["chat.openai.com", "chatgpt.com"];

    public static VendorRedirectPattern? Find(string? name) => new[] { ChatGptPlugin, GptAction }.SingleOrDefault(pattern => pattern.Name == name);

    /// <summary>The id in the callback; null if the redirect is not this vendor's.</summary>
    public string? CallbackId(string redirectUri) =>
        _pattern.Match(redirectUri) is { Success: true } match ? match.Groups["id"].Value : null;

    [GeneratedRegex(
        @"\Ahttps://chat\.openai\.com/aip/(?<id>plugin-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/oauth/callback\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex PluginCallback();

    [GeneratedRegex(@"\Ahttps://(chat\.openai|chatgpt)\.com/aip/(?<id>g-[0-9A-Za-z]{1,64})/oauth/callback\z", RegexOptions.CultureInvariant)]
    private static partial Regex ActionCallback();
}
