namespace ProjectsPlugin.AppHost.Processes;

/// <summary>
/// How often a part may be started again: five times within ten minutes. What ends more often than that has a cause that a restart does not mend.
/// </summary>
public sealed class RestartLimit(TimeProvider time)
{
    public const int Times = 5;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly Queue<DateTimeOffset> _restarts = new();

    /// <summary>Counts a restart; false if there have been too many.</summary>
    public bool TryTake()
    {
        var now = time.GetUtcNow();
        while (_restarts.TryPeek(out var oldest) && oldest <= now - Window)
            _restarts.Dequeue();
        if (_restarts.Count == Times)
            return false;

        _restarts.Enqueue(now);
        return true;
    }
}
