using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using ProjectsPlugin.Hosting.Logging;

namespace ProjectsPlugin.Hosting;

/// <summary>What a host brings along: its own settings file, and how it logs.</summary>
public static class HostSettings
{
    /// <summary>A file for all of the log. The console has warnings and worse then, for whoever keeps an eye on the host.</summary>
    public const string LogFileSetting = "Logging:File";

    /// <summary>
    /// Reads the <c>appsettings.json</c> beside the program, below everything else. The one that .NET reads is in the folder that
    /// the program was started from, which need not be its own; without it, the log has every SQL statement.
    /// </summary>
    public static void AddOwnSettings(this IHostApplicationBuilder builder) => builder.Configuration.Sources.Insert(
        0, new JsonConfigurationSource { Path = "appsettings.json", FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory), Optional = true });

    /// <summary>One line an entry, with its time, written in batches, and one for a whole outage of the database.</summary>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        builder.AddOwnSettings();
        if (builder.Services.FirstOrDefault(service => service.ImplementationType == typeof(ConsoleLoggerProvider)) is { } console)
        {
            builder.Services.Remove(console);
            builder.Services.AddSingleton<ILoggerProvider, BatchedLog>();
        }

        DatabaseOutage.AddTo(builder);
    }
}
