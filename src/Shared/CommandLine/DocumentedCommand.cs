using System.CommandLine;

namespace ProjectsPlugin.CommandLine;

/// <summary>A command whose help has more than its arguments and options.</summary>
/// <param name="name">What the operator types.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="examples">Command lines that work.</param>
internal sealed class DocumentedCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    /// <summary>In place of the usage line that the arguments and options make.</summary>
    public string? Usage { get; set; }

    public IReadOnlyList<string> Examples => examples;

    /// <summary>What each exit code means, where it matters.</summary>
    public IReadOnlyList<(string Code, string Meaning)> ExitCodes { get; set; } = [];
}
