using System.Diagnostics;
using System.Net;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>However a process ends, the next one goes on where it was.</summary>
internal sealed class RestartTests : AppHostFixture
{
    [TestCase("dotnet", "ProjectsPlugin.Api.dll", "The api host"), Order(1)]
    [TestCase("dotnet", "ProjectsPlugin.IdentityServer.dll", "The identity host")]
    [TestCase("postgres", "-D", "PostgreSQL")]
    [Platform("Linux")]
    public async Task A_part_that_dies_is_started_again_and_the_console_says_so(string program, string argument, string part)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        using var died = Running.Descendants().Single(
            process => process.ProcessName == program && CommandLine(process).Contains(argument, StringComparison.Ordinal));

        died.Kill();
        await Running.UntilSaidAsync($"{part} ended by itself, with exit code 137, and is started again");
        foreach (var path in (string[])[Paths.HealthReady, Paths.OpenIdConfiguration])
            for (var waited = Stopwatch.StartNew(); await StatusAsync(client, path) is not HttpStatusCode.OK; await Task.Delay(50))
                Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)), Running.Said);
    }

    [Test, Order(2)]
    [Platform("Linux")]
    public async Task Ctrl_C_ends_every_process_and_the_next_start_has_the_same_secrets_and_data()
    {
        var secrets = ReadSecrets();
        var processes = Running.Descendants();

        await using var inFlight = await HalfSentRequest.PostAsync(new Uri(Address), Paths.CodeExchange);
        var stopping = Running.InterruptAsync();
        await inFlight.UntilNobodyListensAsync(() => Running.Said);
        var answered = await inFlight.FinishAsync();
        var exitCode = await stopping;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answered, Does.Match("^HTTP/1.1 [45]").And.Contain("\"error\""), "the host answers a request in flight");
            Assert.That(exitCode, Is.Zero);
            Assert.That(processes, Has.Count.GreaterThanOrEqualTo(3), "PostgreSQL and two hosts");
            Assert.That(processes.Where(process => !process.HasExited).Select(process => process.ProcessName), Is.Empty);
        }

        var (_, whileStopped) = await CommandAsync("employees", "add", "while.stopped@example.com");
        Assert.That(whileStopped, Does.Contain(Address));

        Running = await RunningAppHost.StartAsync(Folder, Address);
        var (_, people) = await CommandAsync("employees", "list");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReadSecrets(), Is.EqualTo(secrets));
            Assert.That(people, Does.Contain("while.stopped@example.com"));
        }
    }

    [Test, Order(3)]
    [Platform("Linux")]
    public async Task A_host_writes_its_log_itself_and_a_stop_loses_none_of_it()
    {
        const int Calls = 50;
        var log = Path.Combine(Folder.Path, "logs", "api.log");
        var before = (await File.ReadAllLinesAsync(log)).Count(IsAudit);

        using (var client = new HttpClient { BaseAddress = new Uri(Address) })
            await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => StatusAsync(client, "/projects/3")));
        await Running.InterruptAsync();

        var lines = await File.ReadAllLinesAsync(log);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Count(IsAudit) - before, Is.EqualTo(Calls));
            Assert.That(lines, Is.All.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [^{]"));
            Assert.That(Running.Said, Does.Not.Contain("Called getProject"));
        }

        Running = await RunningAppHost.StartAsync(Folder, Address);
    }

    [Test, Order(4)]
    [Platform("Linux")]
    public async Task When_it_is_killed_its_children_end_and_the_next_start_works([Values] bool withItsGroup)
    {
        var processes = Running.Descendants();

        using (var process = Process.GetProcessById(Running.ProcessId))
            if (withItsGroup)
                Running.KillGroup();
            else
                process.Kill();
        await Task.WhenAll(processes.Select(process => process.WaitForExitAsync())).WaitAsync(TimeSpan.FromSeconds(30));
        await Running.DisposeAsync();

        Running = await RunningAppHost.StartAsync(Folder, Address);
        Assert.That(Running.Said, Does.Contain($"running at {Address}"));
    }

    private static bool IsAudit(string line) => line.Contains("Called getProject ", StringComparison.Ordinal);

    private static string CommandLine(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline");
}
