using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Hosting;

/// <summary>What a person sees whose setting is wrong.</summary>
public static partial class ConfigurationErrors
{
    // It names the setting, what stands there and what it should be.
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    /// <summary>
    /// From here on, a wrong setting ends the process with exit code 1 and its message alone on the error stream, without
    /// a stack trace. Everything else that is not handled keeps its own.
    /// </summary>
    public static void EndTheStart() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        if (unhandled.ExceptionObject is not (FormatException or OptionsValidationException or InvalidOperationException { Source: Binder }))
            return;

        Console.Error.WriteLine(Say(((Exception)unhandled.ExceptionObject).Message));
        Environment.Exit(1);
    };

    /// <summary>Judges every setting before a host touches its database: what a start does there must not happen by a start that is refused.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong; the message names it.</exception>
    public static void DemandRightSettings(this IHost host) => host.Services.GetService<IStartupValidator>()?.Validate();

    // The binder names the setting as code does, and its type as the runtime does.
    private static string Say(string message) => Conversion().Match(message) is { Success: true } fault && WhatIsMeant(fault.Groups["type"].Value) is { } meant
        ? $"{fault.Groups["key"].Value.Replace(":", "__", StringComparison.Ordinal)} is '{fault.Groups["value"].Value}'. It must be {meant}."
        : message;

    private static string? WhatIsMeant(string type) => type switch
    {
        "System.Boolean" => "true or false",
        "System.Int32" or "System.Int64" => "a whole number",
        "System.DateOnly" => "a date, such as 2026-11-28",
        "Microsoft.Extensions.Logging.LogLevel" => "Trace, Debug, Information, Warning, Error, Critical or None",
        "System.Uri" => "an address, such as https://plugin.example.org",
        _ => null,
    };

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>.*)' to type '(?<type>.*)'\\.$", RegexOptions.Singleline)]
    private static partial Regex Conversion();
}
