namespace ProjectsPlugin.Benchmarks.Load;

/// <summary>Two things measured in turns, so that whatever else the machine does disturbs both alike.</summary>
/// <param name="First">The median of the first.</param>
/// <param name="Second">The median of the second.</param>
/// <param name="Ratio">The median of first ÷ second, round by round.</param>
internal sealed record Comparison(double First, double Second, double Ratio)
{
    private const int Rounds = 9;

    /// <summary>One turn of each to warm up, then nine of each.</summary>
    public static async Task<Comparison> MeasureAsync(Func<Task<double>> first, Func<Task<double>> second)
    {
        List<double> firsts = [], seconds = [];
        for (var round = 0; round <= Rounds; round++)
        {
            firsts.Add(await first());
            seconds.Add(await second());
        }

        return new Comparison(Median(firsts.Skip(1)), Median(seconds.Skip(1)), Median(firsts.Zip(seconds, (a, b) => a / b).Skip(1)));
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
