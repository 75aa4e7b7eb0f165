using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>How quickly a host does one thing, round by round, and what it costs the host.</summary>
internal sealed class Speed(RunningHost host)
{
    private readonly List<(double PerSecond, double Cpu)> _rounds = [];

    public double PerSecond => Comparison.Median(_rounds.Select(round => round.PerSecond));

    /// <summary>By which part of the slower one the last two rounds differ; infinite before there are two.</summary>
    public double LastTwoDiffer => _rounds is [.., var before, var last]
        ? Math.Abs(last.PerSecond - before.PerSecond) / Math.Min(last.PerSecond, before.PerSecond)
        : double.PositiveInfinity;

    public async Task<IReadOnlyList<TAnswer>> MeasureAsync<TItem, TAnswer>(IReadOnlyList<TItem> items, Func<TItem, Task<TAnswer>> call)
    {
        var before = host.Cpu;
        var (answers, elapsed) = await ClosedLoop.ForEachAsync(items, call);
        _rounds.Add((items.Count / elapsed.TotalSeconds, (host.Cpu - before).TotalMilliseconds / items.Count));
        return answers;
    }

    public void Forget() => _rounds.Clear();

    /// <summary>The median of this ÷ what was measured in the same round.</summary>
    public double Over(IEnumerable<double> sameRounds) => Comparison.Median(_rounds.Zip(sameRounds, (mine, other) => mine.PerSecond / other));

    /// <summary>The same of another host.</summary>
    public double Over(Speed other) => Over(other._rounds.Select(round => round.PerSecond));

    public override string ToString() => $"{PerSecond:0} a second, {Comparison.Median(_rounds.Select(round => round.Cpu)):0.0} ms of the host's CPU apiece";
}
