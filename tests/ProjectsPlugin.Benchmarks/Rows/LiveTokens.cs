using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Load;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What a call costs while many people's assistants call in turns, in terms of what it costs while one does.</summary>
internal static class LiveTokens
{
    private const int Many = 20_000;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(600);

    public static async Task MeasureAsync(Run run)
    {
        var api = run.Installation.Api;
        var one = (await new Assistant(run.Installation).SignInAsync()).Access;
        var many = await TokenCopies.MakeAsync(run.Installation, one, Many);
        await ClosedLoop.ForEachAsync(many, async token =>
        {
            await Assistant.GetAsync(api, "/projects/3", token);
            return token;
        });

        var next = -1;
        var calls = await Comparison.MeasureAsync(
            turns: 11,
            () => TurnAsync(() => one),
            () => TurnAsync(() => many[(uint)Interlocked.Increment(ref next) % Many]));
        Task<double> TurnAsync(Func<string> token) => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(api, "/projects/3", token()));

        run.Figures.Add(
            $"a call's cost with {Many:#,0} live tokens in turns ÷ with one",
            $"{calls.Ratio():0.00} ({calls.Of(0):0} a second with one, {calls.Of(1):0} with {Many:#,0})",
            "≤ 1.1");
    }
}
