using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Plugin;

/// <summary>
/// The manifest by the settings of this moment. Bad settings stop the start; if they come while running, the last good
/// manifest stays and the log says why.
/// </summary>
internal sealed partial class ManifestSource : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private readonly IConfiguration _configuration;
    private readonly PublicUrl _publicUrl;
    private readonly ILogger<ManifestSource> _log;
    private readonly IDisposable _watch;
    private volatile Snapshot _current;

    /// <exception cref="OptionsValidationException">A setting breaks a rule; the message names it.</exception>
    public ManifestSource(IConfiguration configuration, PublicUrl publicUrl, ILogger<ManifestSource> log)
    {
        (_configuration, _publicUrl, _log) = (configuration, publicUrl, log);
        _current = Read();
        _watch = ChangeToken.OnChange(configuration.GetReloadToken, Reload);
    }

    public Document Current => _current.Manifest;

    /// <summary>Whom the operator named as contact; null if the manifest's is the default, which nobody may read.</summary>
    public string? ContactEmail => _current.ContactEmail;

    public void Dispose() => _watch.Dispose();

    private void Reload()
    {
        try
        {
            _current = Read();
        }
        catch (Exception fault) when (fault is OptionsValidationException or FormatException)
        {
            Log.SettingsRefused(_log, fault.Message);
        }
    }

    private Snapshot Read()
    {
        SettingsFile.Check(_configuration);
        var plugin = _configuration.GetSection(PluginOptions.Section).Get<PluginOptions>() ?? new PluginOptions();
        var broken = ManifestRules.Broken(plugin, _publicUrl).ToArray();
        return broken.Length == 0
            ? new Snapshot(new Document(JsonSerializer.SerializeToUtf8Bytes(Manifest.Of(plugin, _publicUrl), Json), "application/json"), plugin.ContactEmail)
            : throw new OptionsValidationException(PluginOptions.Section, typeof(PluginOptions), broken);
    }

    private sealed record Snapshot(Document Manifest, string? ContactEmail);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Changed settings were refused and the manifest stays as it was: {Reason}")]
        public static partial void SettingsRefused(ILogger logger, string reason);
    }
}
