using System.CommandLine;

namespace ProjectsPlugin.CommandLine;

/// <summary>What a command says at its end, and the exit code that goes with it.</summary>
internal static class CommandOutput
{
    public static int Say(this ParseResult parsed, string message)
    {
        parsed.InvocationConfiguration.Output.WriteLine(message);
        return 0;
    }

    /// <summary>Says on the error stream why nothing was done.</summary>
    public static int Refuse(this ParseResult parsed, string message)
    {
        parsed.InvocationConfiguration.Error.WriteLine(message);
        return 1;
    }
}
