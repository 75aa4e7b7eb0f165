using System.Text;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>What operators hear of the API's program when they run it with a command.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class CommandTests
{
    [TestCase(null, "ConnectionStrings__Postgres is not set")]
    [TestCase("garbage", "ConnectionStrings__Postgres is no connection string")]
    public async Task An_import_without_a_database_is_refused_in_one_line(string? connection, string fault)
    {
        var file = Path.Combine(Repository.Root, "src", "ProjectsPlugin.Api", "Import", "demo-data.json");

        await AssertRefusedAsync("ConnectionStrings__Postgres", connection, fault, "import", file);
    }

    [Test]
    [Platform("Linux")]
    public Task A_file_that_cannot_be_read_is_refused_in_one_line() =>
        AssertRefusedAsync(PublicUrl.Setting, null, "/proc/self/mem cannot be read", "import", "/proc/self/mem");

    [Test]
    public Task A_document_for_no_address_is_refused_in_one_line() =>
        AssertRefusedAsync(PublicUrl.Setting, "nowhere", $"{PublicUrl.Setting} is 'nowhere'", "openapi");

    [Test]
    public async Task An_encoding_that_there_is_not_is_named_with_some_that_there_are()
    {
        var (exitCode, _, errors) = await RunAsync(PublicUrl.Setting, null, "import", "any.json", "--encoding", "cp9");

        Assert.That((exitCode, errors[0]), Is.EqualTo((1, "There is no encoding 'cp9'. Examples: utf-8, utf-16, windows-1252.")));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_demo_data_goes_by_its_command_or_with_the_first_import_unless_it_is_kept(bool keep)
    {
        var database = await PreparedDatabase.CopyAsync();
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(
            file,
            """{ "users": [ { "id": 50, "name": "J\u00fcrgen", "email": "j@example.com", "company": "" } ] }""",
            Encoding.Unicode);

        var imported = await RunAsync(
            "ConnectionStrings__Postgres",
            database,
            ["import", file, "--encoding", "utf-16", .. keep ? (string[])["--keep-demo"] : []]);
        var removed = await RunAsync("ConnectionStrings__Postgres", database, "demo", "remove");
        File.Delete(file);
        await PostgresServer.DropDatabaseAsync(database);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((imported.ExitCode, removed.ExitCode), Is.EqualTo((0, 0)), string.Join('\n', imported.Errors));
            Assert.That(imported.Output, Does.Contain("Users: 1 new, 0 changed, 0 unchanged"));
            Assert.That(
                imported.Output.Any(line => line.StartsWith("The demo data made room: 3 projects, 3 users", StringComparison.Ordinal)),
                Is.Not.EqualTo(keep));
            Assert.That(
                removed.Output,
                Is.EqualTo(new[] { keep ? "Removed the demo data: 3 projects, 3 users and the company's facts." : "There is no demo data." }));
        }
    }

    private static async Task AssertRefusedAsync(string setting, string? value, string fault, params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(setting, value, arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Is.Empty);
            Assert.That(errors, Has.Count.EqualTo(1).And.All.StartsWith(fault));
        }
    }

    private static async Task<(int ExitCode, List<string> Output, List<string> Errors)> RunAsync(string setting, string? value, params string[] arguments)
    {
        List<string> output = [], errors = [];
        await using var program = ChildProcess.Start(new ChildCommand(HostProgram.DotNet, [HostProgram.Api.FindAssembly(), .. arguments])
        {
            Environment = new Dictionary<string, string?> { [setting] = value },
            Output = output.Add,
            Error = errors.Add,
        });
        return (await program.Exited, output, errors);
    }
}
