using Microsoft.Extensions.Options;

namespace ProjectsPlugin.Hosting;

/// <summary>What a person sees whose setting is wrong.</summary>
public static class WrongSettings
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

        Console.Error.WriteLine(((Exception)unhandled.ExceptionObject).Message);
        Environment.Exit(1);
    };
}
