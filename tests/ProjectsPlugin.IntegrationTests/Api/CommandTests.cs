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

    private static async Task AssertRefusedAsync(string setting, string? value, string fault, params string[] arguments)
    {
        List<string> output = [], errors = [];
        await using var program = ChildProcess.Start(new ChildCommand(HostProgram.DotNet, [HostProgram.Api.FindAssembly(), .. arguments])
        {
            Environment = new Dictionary<string, string?> { [setting] = value },
            Output = output.Add,
            Error = errors.Add,
        });
        var exitCode = await program.Exited;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(output, Is.Empty);
            Assert.That(errors, Has.Count.EqualTo(1).And.All.StartsWith(fault));
        }
    }
}
