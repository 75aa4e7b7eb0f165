using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.AppHost.Settings;

/// <summary>What the hosts are told through their environment, beside what they inherit.</summary>
public sealed class HostEnvironment
{
    private readonly AppHostSettings _settings;
    private readonly Dictionary<string, string?> _variables;

    public HostEnvironment(AppHostSettings settings, Secrets secrets, string connectionString)
    {
        _settings = settings;
        DemoEnabled = settings.Configuration.GetValue(DemoMode.EnabledSetting, defaultValue: true);
        DemoPassword = Setting("Demo:Password", secrets.DemoPassword);
        ChatGptPlugin = (
            Setting("Clients:ChatGptPlugin:ClientId", "chatgpt-plugin"),
            Setting("Clients:ChatGptPlugin:ClientSecret", secrets.ChatGptPluginClientSecret));
        GptAction = (Setting(GptActionClient.IdSetting, GptActionClient.DefaultId), Setting("Clients:GptAction:ClientSecret", secrets.GptActionClientSecret));
        _variables = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = settings.PublicUrl.ToString(),
            [$"ConnectionStrings__{PostgresSetting.Name}"] = connectionString,
            ["Demo__Enabled"] = DemoEnabled ? "true" : "false",
            ["Demo__Password"] = DemoPassword,
            ["Clients__ChatGptPlugin__ClientId"] = ChatGptPlugin.Id,
            ["Clients__ChatGptPlugin__ClientSecret"] = ChatGptPlugin.Secret,
            ["Clients__GptAction__ClientId"] = GptAction.Id,
            ["Clients__GptAction__ClientSecret"] = GptAction.Secret,
            // Only the gateway talks to the hosts; it has judged by the setting whom to believe.
            [PublicOrigin.TrustedProxiesSetting] = "127.0.0.1",
            // Listening addresses are AppHost's to give.
            ["ASPNETCORE_URLS"] = null,
            ["ASPNETCORE_HTTP_PORTS"] = null,
            ["ASPNETCORE_HTTPS_PORTS"] = null,
            ["DOTNET_URLS"] = null,
            ["URLS"] = null,
        };
    }

    public bool DemoEnabled { get; }

    public string DemoPassword { get; }

    public (string Id, string Secret) ChatGptPlugin { get; }

    public (string Id, string Secret) GptAction { get; }

    /// <summary>For a command: like the hosts, but it listens nowhere.</summary>
    public IReadOnlyDictionary<string, string?> ForCommand(string contentRoot) => new Dictionary<string, string?>(_variables)
    {
        ["ASPNETCORE_CONTENTROOT"] = contentRoot,
        ["DOTNET_CONTENTROOT"] = contentRoot,
    };

    /// <param name="address">Where the host is to listen.</param>
    /// <param name="identityServer">Where the identity server listens, so that keys are fetched even where the public origin does not lead back here.</param>
    /// <param name="log">The file for its log.</param>
    public IReadOnlyDictionary<string, string?> ForHost(Uri address, Uri identityServer, string log) => new Dictionary<string, string?>(_variables)
    {
        ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
        ["IdentityServer__InternalUrl"] = Setting("IdentityServer:InternalUrl", identityServer.GetLeftPart(UriPartial.Authority)),
        ["Assistant__GatewayUrl"] = Setting("Assistant:GatewayUrl", _settings.Gateway.GetLeftPart(UriPartial.Authority)),
        // The host writes its log itself, and on its console one JSON object a warning, for ours.
        [HostSettings.LogFileSetting.Replace(":", "__", StringComparison.Ordinal)] = log,
        ["Logging__Console__FormatterName"] = "json",
        ["Logging__Console__FormatterOptions__IncludeScopes"] = "false",
        // It warns of a key ring in plain text, which on a laptop is as safe as the disk.
        ["Logging__LogLevel__Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager"] = "Error",
    };

    private string Setting(string key, string otherwise) =>
        _settings.Configuration[key] is { Length: > 0 } given ? given : otherwise;
}
