using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Text.Json;
using OpenIddict.Abstractions;
using ProjectsPlugin.IdentityServer.Clients;
using Application = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<System.Guid>;

namespace ProjectsPlugin.IdentityServer.Engine.OpenIddict;

/// <summary>What we keep about a client beyond OpenIddict's own columns.</summary>
internal static class ClientProperties
{
    private const string Origin = "origin";

    /// <summary>The key under <c>Clients</c> in the settings that the client comes from; only a configured client has one.</summary>
    private const string SettingsKey = "settings_key";

    private const string RedirectProfileName = "redirect_profile";
    private const string DefaultScopes = "default_scopes";
    private const string Website = "website";
    private const string NeedsKey = "needs_key";

    /// <summary>For the database: the clients of the settings, and no others.</summary>
    public static Expression<Func<Application, bool>> IsConfigured { get; } = client => client.Properties!.Contains("\"" + SettingsKey + "\":");

    public static void SetOrigin(this OpenIddictApplicationDescriptor descriptor, ClientOrigin origin) =>
        descriptor.Properties[Origin] = JsonSerializer.SerializeToElement(origin.ToString());

    public static void SetSettings(this OpenIddictApplicationDescriptor descriptor, string settingsKey, RedirectProfile? profile)
    {
        descriptor.Properties[SettingsKey] = JsonSerializer.SerializeToElement(settingsKey);
        if (profile is not null)
            descriptor.Properties[RedirectProfileName] = JsonSerializer.SerializeToElement(profile.Name);
    }

    public static void SetDefaultScopes(this OpenIddictApplicationDescriptor descriptor, IEnumerable<string> scopes) =>
        descriptor.Properties[DefaultScopes] = JsonSerializer.SerializeToElement(scopes);

    public static void SetWebsite(this OpenIddictApplicationDescriptor descriptor, string website) =>
        descriptor.Properties[Website] = JsonSerializer.SerializeToElement(website);

    public static void SetNeedsKey(this OpenIddictApplicationDescriptor descriptor, bool needsKey) =>
        descriptor.Properties[NeedsKey] = JsonSerializer.SerializeToElement(needsKey);

    /// <summary>Whether it always has to authenticate by one of its keys.</summary>
    public static async ValueTask<bool> NeedsKeyAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        (await clients.GetPropertiesAsync(application, cancellation)).TryGetValue(NeedsKey, out var needsKey) && needsKey.GetBoolean();

    /// <summary>The website that a client claims.</summary>
    public static async ValueTask<string?> WebsiteAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        Text(await clients.GetPropertiesAsync(application, cancellation), Website);

    public static async ValueTask<ClientOrigin> OriginAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        Text(await clients.GetPropertiesAsync(application, cancellation), Origin) is { } origin ? Enum.Parse<ClientOrigin>(origin) : ClientOrigin.Configured;

    public static async ValueTask<RedirectProfile?> ProfileAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        RedirectProfile.Find(Text(await clients.GetPropertiesAsync(application, cancellation), RedirectProfileName));

    /// <summary>Whether it is one of our own pages, about which nobody is asked.</summary>
    public static ValueTask<bool> IsFirstPartyAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        clients.HasConsentTypeAsync(application, OpenIddictConstants.ConsentTypes.Implicit, cancellation);

    /// <summary>What a request without a scope asks for.</summary>
    public static async ValueTask<IReadOnlyList<string>> DefaultScopesAsync(this object application, IOpenIddictApplicationManager clients, CancellationToken cancellation) =>
        (await clients.GetPropertiesAsync(application, cancellation)).TryGetValue(DefaultScopes, out var scopes)
            ? scopes.Deserialize<string[]>() ?? []
            : Contracts.Scopes.Data;

    private static string? Text(ImmutableDictionary<string, JsonElement> properties, string name) =>
        properties.TryGetValue(name, out var value) ? value.GetString() : null;
}
