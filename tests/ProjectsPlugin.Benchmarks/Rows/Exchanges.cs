using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Report;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>Code exchanges and refreshes a second, and what each costs the identity host.</summary>
internal static class Exchanges
{
    private const int CodesARound = 200;
    private const int Rounds = 5;

    public static async Task MeasureAsync(Installation installation, Figures figures)
    {
        var assistant = new Assistant(installation);
        using var person = new Person(installation);
        var codes = new Speed(installation.IdentityServer);
        var exchanges = new Speed(installation.IdentityServer);
        var refreshes = new Speed(installation.IdentityServer);
        await assistant.ExchangeAsync(await person.AllowAsync(assistant.AuthorizeAddress));

        for (var round = 0; round <= Rounds; round++)
        {
            var made = await codes.MeasureAsync(Enumerable.Repeat(assistant.AuthorizeAddress, CodesARound).ToList(), person.AllowAsync);
            var tokens = await exchanges.MeasureAsync(made, assistant.ExchangeAsync);
            await refreshes.MeasureAsync(tokens, token => assistant.RefreshAsync(token.Refresh));
        }

        figures.Add("codes for a person who is signed in and allowed it before", codes.ToString());
        figures.Add("code exchanges", exchanges.ToString());
        figures.Add("refreshes", refreshes.ToString());
    }

    private sealed class Speed(RunningHost host)
    {
        private readonly List<(double PerSecond, double Cpu)> _rounds = [];

        public async Task<IReadOnlyList<TAnswer>> MeasureAsync<TItem, TAnswer>(IReadOnlyList<TItem> items, Func<TItem, Task<TAnswer>> call)
        {
            var before = host.Cpu;
            var (answers, elapsed) = await ClosedLoop.ForEachAsync(items, call);
            _rounds.Add((items.Count / elapsed.TotalSeconds, (host.Cpu - before).TotalMilliseconds / items.Count));
            return answers;
        }

        // The first round warms up.
        public override string ToString() =>
            $"{Comparison.Median(_rounds.Skip(1).Select(round => round.PerSecond)):0} a second, {Comparison.Median(_rounds.Skip(1).Select(round => round.Cpu)):0.0} ms of the host's CPU apiece";
    }
}
