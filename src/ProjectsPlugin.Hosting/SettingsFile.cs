using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace ProjectsPlugin.Hosting;

/// <summary>
/// Settings that can be changed while the host runs, which environment variables cannot: a JSON file, read again whenever
/// it changes, whose values win over all others.
/// </summary>
public static class SettingsFile
{
    /// <summary>The file's path.</summary>
    public const string Setting = "SETTINGS_FILE";

    /// <exception cref="FormatException">The file is not there, or cannot be read as JSON.</exception>
    public static void AddSettingsFile(this WebApplicationBuilder builder)
    {
        Check(builder.Configuration);
        if (builder.Configuration[Setting] is not { Length: > 0 } path)
            return;

        builder.Configuration.AddJsonFile(file =>
        {
            file.Path = Path.GetFullPath(path);
            file.ResolveFileProvider();
            file.Optional = true;
            file.ReloadOnChange = true;
            file.OnLoadException = fault => fault.Ignore = true;
        });
    }

    /// <exception cref="FormatException">The file is not there, or cannot be read as JSON, so that its values count as not set.</exception>
    public static void Check(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } path)
            return;
        if (!File.Exists(path))
            throw new FormatException(
                $"{Setting} names {path}, which is no file. Make it, with {{}} in it if "
                    + "there is nothing to set yet, or leave the setting out.");
        try
        {
            using var file = File.OpenRead(path);
            using var settings = JsonDocument.Parse(file, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{Setting} names {path}, which cannot be read as JSON: {fault.Message}", fault);
        }
    }
}
