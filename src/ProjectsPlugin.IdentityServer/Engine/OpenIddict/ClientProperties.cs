using System.Collections.Immutable;
using System.Text.Json;
using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>What we keep about a client beyond OpenIddict's own columns.</summary>
internal static class ClientProperties
{
    /// <summary>The key under <c>Clients</c> in the settings that the client comes from.</summary>
    private const string SettingsKey = "settings_key";

    private const string RedirectProfileName = "redirect_profile";
    private const string DefaultScopes = "default_scopes";

    public static void SetOrigin(this OpenIddictApplicationDescriptor descriptor, string settingsKey, RedirectProfile profile, IEnumerable<string> defaultScopes)
    {
        descriptor.Properties[SettingsKey] = JsonSerializer.SerializeToElement(settingsKey);
        descriptor.Properties[RedirectProfileName] = JsonSerializer.SerializeToElement(profile.Name);
        descriptor.Properties[DefaultScopes] = JsonSerializer.SerializeToElement(defaultScopes);
    }

    public static async ValueTask<RedirectProfile?> ProfileAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        RedirectProfile.Find(Text(await clients.GetPropertiesAsync(application, cancellation), RedirectProfileName));

    public static async ValueTask<string?> SettingsKeyAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        Text(await clients.GetPropertiesAsync(application, cancellation), SettingsKey);

    /// <summary>What a request without a scope asks for.</summary>
    public static async ValueTask<IReadOnlyList<string>> DefaultScopesAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        (await clients.GetPropertiesAsync(application, cancellation)).TryGetValue(DefaultScopes, out var scopes)
            ? scopes.Deserialize<string[]>() ?? []
            : Contracts.Scopes.Data;

    private static string? Text(ImmutableDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) ? value.GetString() : null;
}
