using ProjectsPlugin.Benchmarks.Load;
using ProjectsPlugin.Benchmarks.Peers;
using ProjectsPlugin.Benchmarks.Report;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>
/// Code exchanges and refreshes a second, what each costs the identity host, and how they compare with what takes turns with them: the bare
/// database's transactions, on this machine's disk and on one of the usual speed, and the other engine.
/// </summary>
internal static class Exchanges
{
    private const int Rounds = 7;

    // Eight connections then commit some 3,000 times a second, which is the disk that the goals were set on.
    private static readonly TimeSpan UsualCommit = TimeSpan.FromMilliseconds(1.8);

    public static async Task MeasureAsync(Run run)
    {
        var (installation, figures) = (run.Installation, run.Figures);
        await using var otherHost = run.OtherEngine is { } assembly ? await installation.StartIdentityServerAsync(Path.GetFullPath(assembly)) : null;
        using var ours = new ExchangeRounds(installation, installation.IdentityServer);
        using var other = otherHost is null ? null : new ExchangeRounds(installation, otherHost);
        var bare = await DurableWrites.PrepareAsync(run.Postgres, run.Folder);
        if (bare is null)
            figures.Skip("exchanges and refreshes ÷ transactions of bare PostgreSQL", "there is no pgbench beside the server");
        if (other is null)
            figures.Skip("exchanges and refreshes ÷ those of the other engine", "--other-engine names no build of it");

        await WarmAsync(ours, "this engine", figures);
        if (other is not null)
            await WarmAsync(other, "the other engine", figures);
        List<double> writes = [];
        for (var round = 0; round < Rounds; round++)
        {
            await ours.MeasureAsync();
            if (bare is not null)
                writes.Add(await bare.PerSecondAsync());
            if (other is not null)
                await other.MeasureAsync();
        }

        figures.Add("codes for a person who is signed in and allowed it before", ours.Codes.ToString());
        figures.Add("code exchanges", ours.Exchanges.ToString());
        figures.Add("refreshes", ours.Refreshes.ToString());
        if (bare is not null)
        {
            figures.Add("one-row transactions of bare PostgreSQL in the same rounds, by pgbench", $"{Comparison.Median(writes):0} a second");
            figures.Add("code exchanges ÷ these transactions", $"{ours.Exchanges.Over(writes):0.000}");
            figures.Add("refreshes ÷ these transactions", $"{ours.Refreshes.Over(writes):0.000}");
        }

        if (other is not null)
        {
            figures.Add("code exchanges ÷ those of the other engine, in turns on the same database", Ratio(ours.Exchanges, other.Exchanges), "≥ 1");
            figures.Add("refreshes ÷ those of the other engine", Ratio(ours.Refreshes, other.Refreshes), "≥ 1");
        }

        if (bare is not null)
            await MeasureOnUsualDiskAsync(run, ours, bare);
    }

    private static async Task MeasureOnUsualDiskAsync(Run run, ExchangeRounds ours, DurableWrites bare)
    {
        ours.Forget();
        List<double> writes = [];
        await run.Postgres.DelayCommitsAsync(UsualCommit);
        for (var round = 0; round < Rounds; round++)
        {
            await ours.MeasureAsync();
            writes.Add(await bare.PerSecondAsync());
        }

        await run.Postgres.DelayCommitsAsync(TimeSpan.Zero);
        run.Figures.Add(
            $"one-row transactions of bare PostgreSQL when a commit waits {UsualCommit.TotalMilliseconds} ms, as for a usual disk",
            $"{Comparison.Median(writes):0} a second");
        run.Figures.Add("code exchanges ÷ these transactions", Ratio(ours.Exchanges, writes), "≥ 0.10");
        run.Figures.Add("refreshes ÷ these transactions", Ratio(ours.Refreshes, writes), "≥ 0.13");
    }

    private static async Task WarmAsync(ExchangeRounds rounds, string engine, Figures figures)
    {
        if (!await rounds.WarmAsync())
            figures.Remark($"exchanges of {engine}: no two rounds were alike to 5 % before those that count");
    }

    private static string Ratio(Speed ours, List<double> writes) => $"{ours.Over(writes):0.000} ({ours.PerSecond:0} a second)";

    private static string Ratio(Speed ours, Speed other) => $"{ours.Over(other):0.00} ({ours.PerSecond:0} ÷ {other.PerSecond:0} a second)";
}
