namespace ProjectsPlugin.Benchmarks.Load;

/// <summary>Two things measured in turns, so that whatever else the machine does disturbs both alike.</summary>
/// <param name="First">The median of the first.</param>
/// <param name="Second">The median of the second.</param>
/// <param name="Ratio">The median of first ÷ second, round by round.</param>
internal sealed record Comparison(double First, double Second, double Ratio)
{
    /// <summary>Turns that are not counted, in which hosts compile what is called often.</summary>
    public const int WarmUp = 8;

    /// <summary>So many turns of each, beside those to warm up.</summary>
    public static async Task<Comparison> MeasureAsync(int turns, Func<Task<double>> first, Func<Task<double>> second)
    {
        List<double> firsts = [], seconds = [];
        for (var turn = 0; turn < WarmUp + turns; turn++)
        {
            firsts.Add(await first());
            seconds.Add(await second());
        }

        return new Comparison(Median(firsts.Skip(WarmUp)), Median(seconds.Skip(WarmUp)), Median(firsts.Zip(seconds, (a, b) => a / b).Skip(WarmUp)));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
