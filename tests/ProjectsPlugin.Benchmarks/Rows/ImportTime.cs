using System.Diagnostics;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.AppHost.Settings;
using ProjectsPlugin.Benchmarks.Data;
using ProjectsPlugin.Benchmarks.Hosts;
using ProjectsPlugin.Benchmarks.Report;

namespace ProjectsPlugin.Benchmarks.Rows;

/// <summary>How long the import command takes, from the start of its process to its end, on an empty database.</summary>
internal static class ImportTime
{
    private const int Projects = 100_000;

    public static async Task MeasureAsync(Installation installation, Postgres postgres, string folder, Figures figures)
    {
        var file = Path.Combine(folder, "projects.json");
        await GeneratedFile.WriteAsync(file, Projects);
        HostEnvironment environment = installation.EnvironmentOn(await postgres.CreateDatabaseAsync("import"));
        var assembly = HostProgram.Api.FindAssembly();

        var watch = Stopwatch.StartNew();
        var run = await ProgramRun.RunAsync(
            new ChildCommand(HostProgram.DotNet, assembly, "import", file) { Environment = environment.ForCommand(Path.GetDirectoryName(assembly)!) }, CancellationToken.None);
        var elapsed = watch.Elapsed;

        if (run.ExitCode != 0)
            throw new InvalidOperationException($"The import failed. {run.Output}");
        figures.Add("importing a file of 100,000 projects", $"{elapsed.TotalSeconds:0.0} s", "well under 60 s");
    }
}
