namespace ProjectsPlugin.AppHost.Processes;

/// <summary>Starts what ends by itself again, within <see cref="RestartLimit"/>.</summary>
internal static class Supervision
{
    // PostgreSQL's own processes need a moment to notice that their server was killed.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Keeps all parts running until it is told to stop.</summary>
    /// <exception cref="StartRefusedException">A part cannot be started again, or ended too often.</exception>
    public static async Task KeepAsync(IReadOnlyList<IManagedProcess> parts, TextWriter console, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var keeping = parts.Select(part => KeepAsync(part, console, ending.Token)).ToList();
        var first = await Task.WhenAny(keeping);
        await ending.CancelAsync();
        await Task.WhenAll(keeping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await first;
    }

    private static async Task KeepAsync(IManagedProcess part, TextWriter console, CancellationToken stop)
    {
        var limit = new RestartLimit(TimeProvider.System);
        try
        {
            while (true)
            {
                var exitCode = await part.Exited.WaitAsync(stop);
                if (!limit.TryTake())
                    throw new StartRefusedException(
                        $"{part.Name} ended by itself too often: {RestartLimit.Times + 1} times within {RestartLimit.Window.TotalMinutes} "
                            + "minutes. Its log is in the folder 'logs' of DATA_DIR; start again when the cause is gone: nothing is lost.");

                await console.WriteLineAsync(
                    $"{part.Name} ended by itself, with exit code {exitCode}, and is started "
                        + "again. Its log is in the folder 'logs' of DATA_DIR.");
                await Task.Delay(Pause, stop);
                await part.StartAgainAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }
    }
}
