using System.CommandLine;
using System.CommandLine.Help;

namespace ProjectsPlugin.CommandLine;

/// <summary>Runs what a command line asks for.</summary>
internal static class CommandLineProgram
{
    /// <summary>Whether a host's arguments are a command; settings, which begin with dashes, are not.</summary>
    public static bool IsCommand(string[] args) => args is ["-h" or "-?" or "--help" or "--version", ..] || (args is [var first, ..] && !first.StartsWith('-'));

    /// <summary>Runs a command, shows its help, or says in one line what is wrong with the arguments. Exceptions of a command are the caller's.</summary>
    /// <param name="root">The command to which the arguments belong.</param>
    /// <param name="args">The arguments, without the name of <paramref name="root"/>.</param>
    /// <param name="console">Where it writes; the process's own console if null.</param>
    /// <param name="cancellation">Ends the command.</param>
    /// <returns>The exit code: the command's own, or 1 if the arguments are wrong.</returns>
    public static async Task<int> RunAsync(this Command root, string[] args, InvocationConfiguration? console = null, CancellationToken cancellation = default)
    {
        console ??= new InvocationConfiguration();
        console.EnableDefaultExceptionHandler = false;
        var help = root.Options.OfType<HelpOption>().FirstOrDefault();
        if (help is null)
            root.Add(help = new HelpOption());

        var parsed = root.Parse(args);
        if (parsed.GetResult(help) is { Implicit: false })
        {
            CommandHelp.Write(parsed.CommandResult.Command, console.Output);
            return 0;
        }

        if (CommandErrors.Describe(parsed) is { } fault)
        {
            await console.Error.WriteLineAsync(fault);
            return 1;
        }

        return await parsed.InvokeAsync(console, cancellation);
    }
}
