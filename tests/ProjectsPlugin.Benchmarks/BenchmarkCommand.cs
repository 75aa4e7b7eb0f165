using System.CommandLine;
using ProjectsPlugin.Benchmarks.Report;
using ProjectsPlugin.Benchmarks.Rows;

namespace ProjectsPlugin.Benchmarks;

/// <summary>The command line: which rows are measured, and where the table goes beside the console.</summary>
internal static class BenchmarkCommand
{
    public static RootCommand Create()
    {
        var write = new Option<string?>("--write") { Description = "A document whose table is replaced, as docs/performance.md", HelpName = "FILE" };
        var only = new Option<string?>("--only") { Description = "One row, to work on it", HelpName = "ROW" };
        only.AcceptOnlyFromAmong(AllRows.Names);
        var other = new Option<string?>("--other-engine")
        {
            Description = "The ProjectsPlugin.IdentityServer.dll of a build with the other OAuth engine, to exchange and refresh in turns with it",
            HelpName = "DLL",
        };
        other.Validators.Add(given =>
        {
            if (!File.Exists(given.GetValueOrDefault<string>()))
                given.AddError($"--other-engine: there is no file {given.GetValueOrDefault<string>()}.");
        });

        var command = new RootCommand("Measures real hosts on a real PostgreSQL and prints a table. It takes about ten minutes.") { write, only, other };
        command.Validators.Add(given =>
        {
            if (given.GetValue(write) is not null && given.GetValue(only) is not null)
                given.AddError("--write replaces the whole table, and --only measures a part of it: give one of them.");
        });
        command.SetAction(async (given, cancellation) =>
        {
            var figures = new Figures(Console.Error);
            await AllRows.MeasureAsync(given.GetValue(only), given.GetValue(other), figures);
            await Console.Out.WriteLineAsync(figures.Table.AsMemory(), cancellation);
            if (given.GetValue(write) is { } document)
                await figures.WriteIntoAsync(document);
        });
        return command;
    }
}
