using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>Every command says how to call it, and what was wrong with a call in one line.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class HelpTests
{
    private static readonly string Api = Path.Combine(AppContext.BaseDirectory, "ProjectsPlugin.Api.dll");

    [TestCase("dotnet run --project src/ProjectsPlugin.AppHost [-- COMMAND]", "--help")]
    [TestCase("import FILE [--keep-demo] [--encoding NAME]", "import", "--help")]
    [TestCase("demo remove", "demo", "remove", "-h")]
    [TestCase("employees COMMAND", "employees", "--help")]
    [TestCase("employees add EMAIL [--name NAME]", "employees", "add", "--help")]
    [TestCase("clients block ID", "clients", "block", "--help")]
    [TestCase("revoke (--all | --employee EMAIL | --client ID)", "revoke", "--help")]
    [TestCase("doctor [URL] [--email EMAIL]", "doctor", "--help")]
    [TestCase("doctor refusals [--all]", "doctor", "refusals", "--help")]
    public async Task Help_needs_no_database_and_has_a_usage_line(string usage, params string[] arguments)
    {
        using var folder = new DataDir();

        var (exitCode, said) = await RunningAppHost.RunAsync(folder, new Dictionary<string, string?>(), arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero, said);
            Assert.That(said.ReplaceLineEndings("\n"), Does.Contain($"Usage:\n  {usage}\n").And.Contain("-h, --help"));
            Assert.That(said.Split('\n').Select(line => line.Length), Is.All.LessThan(120));
            Assert.That(Directory.Exists(Path.Combine(folder.Path, "postgres")), Is.False);
        }
    }

    [TestCase("There is no command 'imprt'. Did you mean 'import'?", "imprt", "company.json")]
    [TestCase("There is no option '--keepdemo' of 'import'. Did you mean '--keep-demo'?", "import", "company.json", "--keepdemo")]
    [TestCase("FILE is missing. Usage: import FILE [--keep-demo] [--encoding NAME]", "import")]
    [TestCase("'more.json' is one argument too many. Usage: import FILE [--keep-demo] [--encoding NAME]", "import", "company.json", "more.json")]
    [TestCase("A command is missing after 'demo': remove.", "demo")]
    [TestCase("There is no command 'rmove' of 'demo'. Did you mean 'remove'?", "demo", "rmove")]
    public async Task What_is_wrong_is_one_line_with_the_nearest_right_word(string expected, params string[] arguments)
    {
        var run = await ProgramRun.RunAsync(new ChildCommand(HostProgram.DotNet, [Api, .. arguments]), CancellationToken.None);

        Assert.That((run.ExitCode, run.Output), Is.EqualTo((1, expected)));
    }
}
