using ProjectsPlugin.Benchmarks.Assistants;
using ProjectsPlugin.Benchmarks.Data;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Report;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>What pages and a search cost among a million projects, in terms of what they cost among a thousand.</summary>
internal static class Sizes
{
    private const int Few = 1_000;
    private const int Many = 1_000_000;

    // These databases have no identity server, from which the API would hear whose access has ended.
    private const string NothingEnded = $"CREATE SCHEMA identity; CREATE VIEW {RevocationFeed.View} AS SELECT '' AS grant_id, now() AS revoked_at WHERE false";

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(700);

    public static async Task MeasureAsync(Installation installation, Postgres postgres, Figures figures)
    {
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
        await AddAsync($"search with {GeneratedProjects.Matches} matches", $"/projects?query={GeneratedProjects.Word}", $"/projects?query={GeneratedProjects.Word}", "≤ 3");

        async Task AddAsync(string what, string amongFew, string amongMany, string goal)
        {
            var calls = await Comparison.MeasureAsync(
                turns: 15,
                () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(few, amongFew, tokens.Access)),
                () => ClosedLoop.PerSecondAsync(Turn, _ => Assistant.GetAsync(many, amongMany, tokens.Access)));
            figures.Add($"{what}: its cost among 1,000,000 projects ÷ among 1,000", $"{calls.Ratio:0.00} ({calls.First:0} a second among 1,000, {calls.Second:0} among 1,000,000)", goal);
        }
    }
}
