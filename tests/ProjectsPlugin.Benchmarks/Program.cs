using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Report;
using ProjectsPlugin.Benchmarks.Rows;

if (args is not ([] or ["--write", _]))
{
    await Console.Error.WriteLineAsync("dotnet run -c Release --project tests/ProjectsPlugin.Benchmarks [-- --write docs/performance.md]");
    return 1;
}

using var folder = new ScratchFolder();
var figures = new Figures(Console.Error);

await using (var postgres = await Postgres.StartAsync(folder.Path))
{
    await using (var installation = await Installation.StartAsync(folder.Path, await postgres.CreateDatabaseAsync("main")))
    {
        await Memory.IdleAsync(installation, figures);
        await Exchanges.MeasureAsync(installation, figures);
        await SignIns.MeasureAsync(installation, figures);
        Memory.UnderLoad(installation, figures);
        await TokenCost.MeasureAsync(installation, figures);
        await Sizes.MeasureAsync(installation, postgres, figures);
        await ImportTime.MeasureAsync(installation, postgres, folder.Path, figures);
    }
}

await WarmStart.MeasureAsync(folder.Path, figures);

await Console.Out.WriteLineAsync(figures.Table);
if (args is [_, var document])
    await figures.WriteIntoAsync(document);
return 0;
