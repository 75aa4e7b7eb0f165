using System.CommandLine;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Import;

/// <summary><c>import FILE</c>: brings an organisation's data in.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A JSON file with the fields company, projects and users." };
        var command = new Command("import", "Insert or update the company, projects and people of a file, all or nothing.") { file };
        command.SetAction((arguments, cancellation) => RunAsync(arguments.GetRequiredValue(file), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo path, CancellationToken cancellation)
    {
        if (!path.Exists)
        {
            await Console.Error.WriteLineAsync($"There is no file {path.FullName}.");
            return 1;
        }

        var builder = Host.CreateApplicationBuilder();
        builder.AddSecretFiles();
        builder.AddData();
        using var host = builder.Build();
        await host.Services.MigrateDatabaseAsync<ProjectsDb>(cancellation);

        await using var json = path.OpenRead();
        var file = await ImportFileReader.ReadAsync(json, cancellation);
        var importer = new Importer(builder.Configuration.PostgresConnection(ProjectsDb.Schema), Console.WriteLine);
        if (await importer.ImportAsync(file, onlyIfEmpty: false, cancellation))
        {
            Console.WriteLine($"Imported {file.Projects.Count:N0} projects, {file.Users.Count:N0} users{(file.Company is null ? "" : " and the company's facts")}.");
            return 0;
        }

        foreach (var problem in file.Problems.Lines)
            await Console.Error.WriteLineAsync(problem);
        await Console.Error.WriteLineAsync($"Nothing was changed: {file.Problems.Lines.Count:N0} problem(s) in {path.Name}.");
        return 1;
    }
}
