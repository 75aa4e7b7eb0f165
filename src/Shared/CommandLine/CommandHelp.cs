using System.CommandLine;
using System.CommandLine.Help;

namespace ProjectsPlugin.CommandLine;

/// <summary>The help of a command: what it does, how to call it, and what each part means.</summary>
internal static class CommandHelp
{
    private const string Margin = "  ";
    private const int Width = 110;

    public static void Write(Command command, TextWriter output)
    {
        WriteWrapped(output, "", $"{command.Description}.");
        var documented = command as DocumentedCommand;
        output.WriteLine($"{Environment.NewLine}Usage:{Environment.NewLine}{Margin}{documented?.Usage ?? Usage(command)}");
        WriteRows(output, "Arguments", [.. command.Arguments.Select(argument => (argument.Name, argument.Description ?? ""))]);
        WriteRows(output, "Commands", [.. command.Subcommands.Select(each => ($"{each.Name}{Values(each)}", each.Description ?? ""))]);
        WriteRows(output, "Options", [.. Options(command).Select(option => (Signature(option), Meaning(option)))]);
        WriteRows(output, "Examples", [.. (documented?.Examples ?? []).Select(example => (example, ""))]);
        WriteRows(output, "Exit codes", documented?.ExitCodes ?? []);
        if (command.Subcommands.Count > 0)
            output.WriteLine($"{Environment.NewLine}A command followed by --help shows its own help.");
    }

    /// <summary>A heading and rows of two columns; nothing if there is no row.</summary>
    public static void WriteRows(TextWriter output, string heading, IReadOnlyList<(string Left, string Right)> rows)
    {
        if (rows.Count == 0)
            return;

        output.WriteLine($"{Environment.NewLine}{heading}:");
        var width = rows.Max(row => row.Left.Length);
        foreach (var (left, right) in rows)
            WriteWrapped(output, right.Length == 0 ? Margin + left : $"{Margin}{left.PadRight(width)}  ", right);
    }

    /// <summary>As in "employees add EMAIL [--name NAME]"; without the name of the host, which has several.</summary>
    public static string Usage(Command command) => $"{Path(command)}{Values(command)}";

    /// <summary>As in "employees add".</summary>
    public static string Path(Command command) => string.Join(' ', Ancestors(command).Reverse().Select(each => each.Name));

    /// <summary>The options of a command and those that it has from the commands above it, help last.</summary>
    public static IEnumerable<Option> Options(Command command) =>
        Ancestors(command, withHost: true).SelectMany(each => each == command ? each.Options : each.Options.Where(option => option.Recursive))
            .OrderBy(option => option is HelpOption or VersionOption);

    private static IEnumerable<Command> Ancestors(Command command, bool withHost = false)
    {
        for (var each = command; each is not null; each = each.Parents.OfType<Command>().FirstOrDefault())
            if (withHost || each == command || each is not RootCommand)
                yield return each;
    }

    private static string Values(Command command)
    {
        var arguments = command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" {argument.Name}");
        var options = command.Options.Where(option => option is not (HelpOption or VersionOption))
            .Select(option => option.Required ? $" {Signature(option)}" : $" [{Signature(option)}]");
        var subcommand = command switch
        {
            RootCommand => " [COMMAND]",
            { Subcommands.Count: > 0, Arguments.Count: 0 } => " COMMAND",
            _ => "",
        };
        return string.Concat([.. arguments, .. options, subcommand]);
    }

    private static string Signature(Option option) => option switch
    {
        HelpOption => "-h, --help",
        _ when option.ValueType == typeof(bool) || option is VersionOption => option.Name,
        _ => $"{option.Name} {option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}",
    };

    private static string Meaning(Option option) => option switch
    {
        HelpOption => "Show this help",
        VersionOption => "Show the version",
        _ => option.Description ?? "",
    };

    private static void WriteWrapped(TextWriter output, string prefix, string text)
    {
        var line = prefix;
        var isEmpty = true;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                (line, isEmpty) = (new string(' ', prefix.Length), true);
            }

            line += isEmpty ? word : $" {word}";
            isEmpty = false;
        }

        output.WriteLine(line);
    }
}
