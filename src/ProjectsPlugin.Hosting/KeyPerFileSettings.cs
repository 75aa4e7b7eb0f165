using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace ProjectsPlugin.Hosting;

/// <summary>Settings that no environment should carry, because whoever may look at a container sees its environment: a file each.</summary>
public static class KeyPerFileSettings
{
    /// <summary>A folder in which each file is a setting: its name is the setting's environment form, its content the value.</summary>
    public const string Setting = "SECRETS_DIR";

    /// <summary>Reads them once. What the environment says wins.</summary>
    /// <exception cref="FormatException">The folder is not there, or a file in it cannot be read.</exception>
    public static void AddKeyPerFileSettings(this IHostApplicationBuilder builder)
    {
        if (builder.Configuration[Setting] is not { Length: > 0 } folder)
            return;
        if (!Directory.Exists(folder))
            throw new FormatException($"{Setting} is '{folder}', which is not a folder. Set it to one in which each file is a setting, or leave it out.");

        var sources = builder.Configuration.Sources;
        var belowEnvironment = sources.IndexOf(sources.OfType<JsonConfigurationSource>().LastOrDefault()!) + 1;
        try
        {
            sources.Insert(belowEnvironment, new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder)) });
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new FormatException($"{Setting} is '{folder}', and a file in it cannot be read: {failure.Message}", failure);
        }
    }
}
