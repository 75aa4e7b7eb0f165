using System.Diagnostics;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Benchmarks.Data;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>How long the import command takes, from the start of its process to its end, on an empty database.</summary>
internal static class ImportTime
{
    private const int Projects = 100_000;

    public static async Task MeasureAsync(Run run)
    {
        var file = Path.Combine(run.Folder, "projects.json");
        await GeneratedFile.WriteAsync(file, Projects);
        var environment = run.Installation.EnvironmentOn(await run.Postgres.CreateDatabaseAsync("import"));
        var assembly = HostProgram.Api.FindAssembly();

        var watch = Stopwatch.StartNew();
        var import = new ChildCommand(HostProgram.DotNet, assembly, "import", file) { Environment = environment.ForCommand(Path.GetDirectoryName(assembly)!) };
        var ended = await ProgramRun.RunAsync(import, CancellationToken.None);
        var elapsed = watch.Elapsed;

        if (ended.ExitCode != 0)
            throw new InvalidOperationException($"The import failed. {ended.Output}");
        run.Figures.Add("importing a file of 100,000 projects", $"{elapsed.TotalSeconds:0.0} s", "well under 60 s");
    }
}
