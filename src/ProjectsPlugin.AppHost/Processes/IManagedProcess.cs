namespace ProjectsPlugin.AppHost.Processes;

/// <summary>A process that the installation consists of.</summary>
internal interface IManagedProcess
{
    /// <summary>How messages call it, at the beginning of a sentence.</summary>
    string Name { get; }

    /// <summary>Completes with the exit code when the process ends, wanted or not.</summary>
    Task<int> Exited { get; }

    /// <summary>Starts the process again after it ended.</summary>
    Task StartAgainAsync(CancellationToken cancellation);
}
