using System.Diagnostics;

namespace ProjectsPlugin.Benchmarks.Load;

/// <summary>Callers that each ask again as soon as they were answered.</summary>
internal static class ClosedLoop
{
    public const int Callers = 8;

    /// <summary>How many calls a second were answered.</summary>
    /// <param name="duration">For how long new calls begin.</param>
    /// <param name="call">One call by the caller of this number.</param>
    /// <param name="callers">How many there are.</param>
    public static async Task<double> PerSecondAsync(TimeSpan duration, Func<int, Task> call, int callers = Callers)
    {
        var answered = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            while (watch.Elapsed < duration)
            {
                await call(caller);
                Interlocked.Increment(ref answered);
            }
        })));
        return answered / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Makes a call for each item, and returns the answers and the time that all of them took.</summary>
    public static async Task<(IReadOnlyList<TAnswer> Answers, TimeSpan Elapsed)> ForEachAsync<TItem, TAnswer>(
        IReadOnlyList<TItem> items, Func<TItem, Task<TAnswer>> call)
    {
        var next = -1;
        var answers = new TAnswer[items.Count];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (var mine = Interlocked.Increment(ref next); mine < items.Count; mine = Interlocked.Increment(ref next))
                answers[mine] = await call(items[mine]);
        })));
        return (answers, watch.Elapsed);
    }
}
