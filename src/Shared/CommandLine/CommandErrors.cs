using System.CommandLine;
using System.CommandLine.Parsing;

namespace ProjectsPlugin.CommandLine;

/// <summary>What is wrong with a command line, in one line with what to write instead.</summary>
internal static class CommandErrors
{
    /// <returns>Null if nothing is wrong.</returns>
    public static string? Describe(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if ((OptionTakenForArgument(parsed) ?? (parsed.UnmatchedTokens is [var unmatched, ..] ? unmatched : null)) is { } unknown)
            return DescribeUnknown(command, unknown);
        if (parsed.Errors.Count == 0)
            return null;
        if (command is { Action: null, Subcommands.Count: > 0 })
            return $"A command is missing after '{CommandHelp.Path(command)}': {string.Join(", ", command.Subcommands.Select(each => each.Name))}.";

        var error = parsed.Errors[0];
        return error.SymbolResult is ArgumentResult { Tokens.Count: 0, Parent: CommandResult } missing
            ? $"{missing.Argument.Name} is missing. Usage: {CommandHelp.Usage(command)}"
            : error.Message;
    }

    /// <summary>Says that a command has no such command or option, and the nearest that it has.</summary>
    public static string DescribeUnknown(Command command, string unknown)
    {
        var isOption = unknown.StartsWith('-');
        if (!isOption && command.Subcommands.Count == 0)
            return $"'{unknown}' is one argument too many. Usage: {CommandHelp.Usage(command)}";

        var known = isOption ? CommandHelp.Options(command).Select(option => option.Name) : command.Subcommands.Select(each => each.Name);
        var owner = command.Parents.Any() ? $" of '{CommandHelp.Path(command)}'" : "";
        var advice = Nearest(unknown.Split('=')[0], known) is { } nearest ? $"Did you mean '{nearest}'?" : "--help shows what there is.";
        return $"There is no {(isOption ? "option" : "command")} '{unknown}'{owner}. {advice}";
    }

    // An option that a command does not have would be its next argument; what begins with dashes and is meant to be one comes after "--".
    private static string? OptionTakenForArgument(ParseResult parsed) => parsed.Tokens.Any(token => token.Type is TokenType.DoubleDash)
        ? null
        : parsed.Tokens.FirstOrDefault(token => token.Type is TokenType.Argument && token.Value is ['-', _, ..])?.Value;

    /// <summary>The candidate that differs by the fewest letters; null if none is alike.</summary>
    private static string? Nearest(string word, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Name: candidate, Distance: Distance(word, candidate)))
        .Where(candidate => candidate.Distance <= Math.Max(2, candidate.Name.Length / 3))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    // Levenshtein's: letters to insert, remove or replace.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
