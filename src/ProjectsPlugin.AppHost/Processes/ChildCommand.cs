namespace ProjectsPlugin.AppHost.Processes;

/// <summary>A program to run as a child that ends when its parent does.</summary>
public sealed record ChildCommand(string FileName, params IReadOnlyList<string> Arguments)
{
    /// <summary>The account to run as; the parent's own if null. Unix only, and only root may name another.</summary>
    public string? UserName { get; init; }

    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>The signal by which the program shuts down in order, as <c>kill -s</c> names it. Unix only.</summary>
    public string StopSignal { get; init; } = "TERM";

    /// <summary>Receives each line of standard output.</summary>
    public Action<string>? Output { get; init; }

    /// <summary>Receives each line of standard error.</summary>
    public Action<string>? Error { get; init; }
}
