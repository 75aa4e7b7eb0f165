using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IdentityServer.Clients;

/// <summary>Where clients may have people return to.</summary>
internal static class ClientRedirects
{
    extension(Client client)
    {
        /// <summary>The vendor whose callbacks it has; null for a client with its own redirects alone.</summary>
        public VendorRedirectPattern? RedirectPattern => VendorRedirectPattern.Find(client.VendorPattern);

        /// <summary>
        /// Exact comparison (RFC 9700, section 4.1.3), on a loopback host with the port free (RFC 8252, section 7.3); or the vendor's
        /// pattern with the id that the client is bound to, if it is bound.
        /// </summary>
        public bool MayReturnTo(string redirectUri)
        {
            if (client.RedirectUris.Contains(redirectUri))
                return true;
            if (client.RedirectUris.Any(registered => LoopbackRedirect.DifferInPortAlone(registered, redirectUri)))
                return !client.IsFirstParty;
            return client.RedirectPattern?.CallbackId(redirectUri) is { } callbackId && (client.CallbackId is null || client.CallbackId == callbackId);
        }

        /// <summary>What stands against a vendor's redirect with another id than the client is bound to, for an operator; null if that is not it.</summary>
        public string? OtherBinding(string redirectUri) =>
            client.RedirectPattern?.CallbackId(redirectUri) is { } callbackId && client.CallbackId is { } bound && bound != callbackId
                ? $"The client {client.ClientId} is bound to {bound}, and this request is from {callbackId}."
                : null;
    }
}

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

/// <summary>Ties a vendor's client to the callback of its first exchange, so that a stranger's plugin or GPT cannot use it.</summary>
internal sealed class ClientBindings(IdentityServerDb db)
{
    /// <summary>
    /// Binds the client to the callback that it came with, if the vendor's callbacks have an id. False if the client is bound to another, also when both
    /// come at once.
    /// </summary>
    public async Task<bool> BindAsync(Client client, string redirectUri, CancellationToken cancellation) =>
        client.RedirectPattern?.CallbackId(redirectUri) is not { } callbackId
        || client.CallbackId == callbackId
        || await db.Set<Client>().Where(row => row.ClientId == client.ClientId && (row.CallbackId == null || row.CallbackId == callbackId))
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.CallbackId, callbackId), cancellation) == 1;

    /// <summary>Frees the client for another id; false if it was not bound.</summary>
    public async Task<bool> ResetAsync(string clientId, CancellationToken cancellation) =>
        await db.Set<Client>().Where(row => row.ClientId == clientId && row.CallbackId != null)
            .ExecuteUpdateAsync(row => row.SetProperty(stored => stored.CallbackId, (string?)null), cancellation) == 1;
}
