using System.CommandLine;
using System.Text;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.CommandLine;
using ProjectsPlugin.Hosting;

namespace ProjectsPlugin.Api.Import;

/// <summary><c>import FILE</c>: brings an organisation's data in.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A JSON file with the fields company, projects and users" };
        var keepDemo = new Option<bool>("--keep-demo") { Description = "Keep the demo data beside yours; otherwise it is removed" };
        var encoding = new Option<Encoding?>("--encoding")
        {
            Description = "The encoding of the file if it is not Unicode, such as windows-1252",
            HelpName = "NAME",
            CustomParser = result =>
            {
                var named = FileEncoding.Named(result.Tokens[0].Value);
                if (named is null)
                    result.AddError($"There is no encoding '{result.Tokens[0].Value}'. Examples: utf-8, utf-16, windows-1252.");
                return named;
            },
        };
        var command = new DocumentedCommand(
            "import",
            "Insert or update the company, projects and people of a file, all or nothing",
            "import company.json",
            "import company.json --encoding windows-1252") { file, keepDemo, encoding };
        command.ExitCodes = [("0", "Everything was imported"), ("1", "Nothing was changed; each problem is named with its place")];
        command.SetAction((arguments, cancellation) =>
            RunAsync(
                arguments.GetRequiredValue(file),
                arguments.GetValue(encoding),
                arguments.GetValue(keepDemo) ? ImportMode.OwnBesideDemo : ImportMode.Own,
                cancellation));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo path, Encoding? encoding, ImportMode mode, CancellationToken cancellation)
    {
        ImportFile file;
        try
        {
            await using var json = path.OpenRead();
            file = await ImportFileReader.ReadAsync(json, encoding, cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(path.Exists ? $"{path.FullName} cannot be read: {fault.Message}" : $"There is no file {path.FullName}.");
            return 1;
        }

        var builder = Host.CreateApplicationBuilder();
        builder.AddOwnSettings();
        builder.AddKeyPerFileSettings();
        builder.AddData();
        using var host = builder.Build();
        await host.Services.MigrateDatabaseAsync<ProjectsDb>(cancellation);
        var connection = builder.Configuration.PostgresConnection(ProjectsDb.Schema);
        try
        {
            if (await new Importer(connection, Console.WriteLine).ImportAsync(file, mode, cancellation) is { } summary)
            {
                Tell(path, summary, builder.Configuration);
                await DirectoryNamesCopy.TryAfterCommandAsync(connection, cancellation);
                return 0;
            }
        }
        catch (NpgsqlException fault)
        {
            file.Problems.Add($"PostgreSQL refused it: {(fault as PostgresException)?.MessageText ?? fault.Message}");
        }

        foreach (var problem in file.Problems.Lines)
            await Console.Error.WriteLineAsync(problem);
        await Console.Error.WriteLineAsync($"Nothing was changed: {file.Problems.Count:N0} problem(s) in {path.Name}.");
        return 1;
    }

    private static void Tell(FileInfo path, ImportSummary summary, IConfiguration configuration)
    {
        Console.WriteLine($"Imported {path.Name}.");
        Console.WriteLine($"Projects: {summary.Projects}");
        Console.WriteLine($"Users: {summary.Users}");
        Console.WriteLine($"Company: {summary.Company}");
        if (!summary.RemovedDemo.Any)
            return;
        Console.WriteLine($"The demo data made room: {summary.RemovedDemo}. With --keep-demo it would have stayed.");
        if (DemoCommand.Remediation(configuration) is { } advice)
            Console.WriteLine(advice);
    }
}
