namespace ProjectsPlugin.AppHost.Processes;

/// <summary>What a program that ran to its end left behind.</summary>
public sealed record ProgramRun(int ExitCode, string Output)
{
    /// <summary>Runs a program to its end. Its last 20 lines, of output and error alike, are kept.</summary>
    public static async Task<ProgramRun> RunAsync(ChildCommand command, CancellationToken cancellation)
    {
        var tail = new OutputTail();
        await using var process = ChildProcess.Start(command with { Output = tail.Add, Error = tail.Add });
        return new ProgramRun(await process.Exited.WaitAsync(cancellation), tail.ToString());
    }
}
