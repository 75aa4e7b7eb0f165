namespace ProjectsPlugin.Benchmarks.Load;

/// <summary>Things measured in turns, so that whatever else the machine does disturbs all alike.</summary>
internal sealed class Comparison
{
    /// <summary>Turns that are not counted, in which hosts compile what is called often.</summary>
    public const int WarmUp = 8;

    private readonly List<double[]> _turns = [];

    /// <summary>So many turns of each, beside those to warm up.</summary>
    public static Task<Comparison> MeasureAsync(int turns, params IReadOnlyList<Func<Task<double>>> things) => MeasureAsync(WarmUp, turns, things);

    /// <param name="warmUp">How many turns come first and are not counted.</param>
    /// <param name="turns">How many are.</param>
    /// <param name="things">What is measured, in this order in each turn.</param>
    public static async Task<Comparison> MeasureAsync(int warmUp, int turns, params IReadOnlyList<Func<Task<double>>> things)
    {
        var comparison = new Comparison();
        for (var turn = -warmUp; turn < turns; turn++)
        {
            var measured = new double[things.Count];
            for (var thing = 0; thing < things.Count; thing++)
                measured[thing] = await things[thing]();
            if (turn >= 0)
                comparison._turns.Add(measured);
        }

        return comparison;
    }

    /// <summary>The median of one thing.</summary>
    public double Of(int thing) => Median(_turns.Select(turn => turn[thing]));

    /// <summary>The median of first ÷ second, turn by turn.</summary>
    public double Ratio(int first = 0, int second = 1) => Median(_turns.Select(turn => turn[first] / turn[second]));

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
