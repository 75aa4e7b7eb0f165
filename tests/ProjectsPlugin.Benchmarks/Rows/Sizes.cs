using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Data;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What pages and a search cost among a million projects, in terms of what they cost among a thousand.</summary>
internal static class Sizes
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;

    // These databases have no identity server, from which the API would hear whose access has ended.
    private const string NothingEnded = $"CREATE SCHEMA identity; CREATE VIEW {RevocationFeed.View} AS SELECT '' AS grant_id, now() AS revoked_at WHERE false";

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(500);

    public static async Task MeasureAsync(Run run)
    {
        var (postgres, installation) = (run.Postgres, run.Installation);
        string fewDatabase = await postgres.CreateDatabaseAsync("few"), manyDatabase = await postgres.CreateDatabaseAsync("many");
        await Hosts.Postgres.ExecuteAsync(fewDatabase, NothingEnded);
        await Hosts.Postgres.ExecuteAsync(manyDatabase, NothingEnded);
        await using var few = await installation.StartApiAsync(fewDatabase);
        await using var many = await installation.StartApiAsync(manyDatabase);
        await GeneratedProjects.FillAsync(fewDatabase, Few);
        await GeneratedProjects.FillAsync(manyDatabase, Many);
        var tokens = await new Assistant(installation).SignInAsync();

        await AddAsync("first page", "/projects", "/projects", "≤ 1.5");
        await AddAsync("page from the middle", $"/projects?after={Few / 2}", $"/projects?after={Many / 2}", "≤ 1.5");
        const string Search = $"/projects?query={GeneratedProjects.Word}";
        await AddAsync($"search with {GeneratedProjects.Matches} matches", Search, Search, "≤ 3");
        await AddMisspeltAsync();

        async Task AddAsync(string what, string amongFew, string amongMany, string goal)
        {
            var calls = await Comparison.MeasureAsync(
                turns: 11,
                () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(few, amongFew, tokens.Access)),
                () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(many, amongMany, tokens.Access)));
            var measured = $"{calls.Ratio():0.00} ({calls.Of(0):0} a second among 1,000, {calls.Of(1):0} among 1,000,000)";
            run.Figures.Add($"{what}: its cost among 1,000,000 projects ÷ among 1,000", measured, goal);
        }

        // One at a time: together they would wait for each other, and it is the cost of one that is asked.
        async Task AddMisspeltAsync()
        {
            const string Misspelt = $"/projects?query={GeneratedProjects.Misspelt}";
            var calls = await Comparison.MeasureAsync(
                warmUp: 2,
                turns: 7,
                () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(few, Misspelt, tokens.Access), callers: 1),
                () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(many, Misspelt, tokens.Access), callers: 1));
            run.Figures.Add(
                "search for a misspelt word: its cost among 1,000,000 projects ÷ among 1,000",
                $"{calls.Ratio():0.0} ({1000 / calls.Of(0):0.0} ms among 1,000, {1000 / calls.Of(1):0.0} ms among 1,000,000)",
                "≤ 5 and < 50 ms");
        }
    }
}
