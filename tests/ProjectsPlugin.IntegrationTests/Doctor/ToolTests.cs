using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor;

/// <summary>The doctor as a package that is installed on a machine without our sources.</summary>
internal sealed class ToolTests
{
    private const string Command = "projectsplugin-doctor";

    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory("doctor-tool-");

    [OneTimeSetUp]
    public async Task InstallAsync()
    {
        var configuration = AppContext.BaseDirectory.Split(Path.DirectorySeparatorChar) is [.., var built, _, ""] ? built : "Debug";
        var sources = Path.Combine(Folder.FullName, "nuget.config");
        await File.WriteAllTextAsync(
            sources, $"""<configuration><packageSources><clear /><add key="packed" value="{Folder}" /></packageSources></configuration>""");

        await RunAsync(HostProgram.DotNet, "pack", Project(), "--no-build", "--configuration", configuration, "--output", Folder.FullName);
        await RunAsync(HostProgram.DotNet, "tool", "install", "ProjectsPlugin.Doctor", "--tool-path", Folder.FullName, "--configfile", sources);
    }

    [OneTimeTearDown]
    public void Remove() => Folder.Delete(recursive: true);

    [Test]
    public async Task It_looks_at_an_installation_and_signs_in()
    {
        var origin = (await Installation.Shared).PublicUrl.ToString();

        var run = await RunToolAsync(origin, "--email", Person.John);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.Zero, run.Output);
            Assert.That(run.Output, Does.Contain($"{Person.John} signed in").And.Contain(" 0 failed"));
        }
    }

    [Test]
    public async Task A_check_that_fails_is_its_exit_code()
    {
        var run = await RunToolAsync($"http://127.0.0.1:{FreePort.Next()}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Output, Does.Contain("1 failed"));
        }
    }

    [TestCase("--help", 0, "Usage:\n  projectsplugin-doctor [URL] [--email EMAIL]\n")]
    [TestCase("--emial", 1, "There is no option '--emial'. Did you mean '--email'?")]
    [TestCase("https://plugin.example.org/mcp", 1, "The address is 'https://plugin.example.org/mcp', but it must be an origin alone")]
    public async Task It_says_how_to_call_it(string argument, int exitCode, string expected)
    {
        var run = await RunToolAsync(argument);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitCode, Is.EqualTo(exitCode));
            Assert.That(run.Output, Does.Contain(expected));
        }
    }

    [Test]
    public async Task Without_an_address_it_says_which_setting_is_missing()
    {
        var run = await RunToolAsync();

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, "No address is given, and PUBLIC_URL is not set. "
            + "Set it to the origin that people type, for example https://plugin.example.org or http://localhost:8080.")));
    }

    private static async Task<ProgramRun> RunToolAsync(params string[] arguments)
    {
        var said = new ConcurrentQueue<string>();
        var command = new ChildCommand(Path.Combine(Folder.FullName, Command), arguments)
        {
            WorkingDirectory = Folder.FullName,
            Environment = new Dictionary<string, string?>
            {
                ["PUBLIC_URL"] = null,
                ["DOCTOR_PASSWORD"] = Installation.DemoPassword,
                ["DOTNET_ROOT"] = Path.GetDirectoryName(HostProgram.DotNet),
            },
            Output = said.Enqueue,
            Error = said.Enqueue,
        };
        await using var process = ChildProcess.Start(command);
        var exitCode = await process.Exited.WaitAsync(TimeSpan.FromMinutes(1));
        return new ProgramRun(exitCode, string.Join('\n', said));
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var run = await ProgramRun.RunAsync(new ChildCommand(program, arguments), CancellationToken.None);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    private static string Project([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "ProjectsPlugin.Doctor");
}
