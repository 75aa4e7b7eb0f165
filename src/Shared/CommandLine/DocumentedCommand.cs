using System.CommandLine;

namespace ProjectsPlugin.CommandLine;

/// <summary>A command whose help has more than its arguments and options.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    /// <summary>In place of the usage line that the arguments and options make.</summary>
    public string? Usage { get; init; }

    /// <summary>Command lines that work, without the program's name.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>What each exit code means.</summary>
    public IReadOnlyList<(string Code, string Meaning)> ExitCodes { get; init; } = [];
}
