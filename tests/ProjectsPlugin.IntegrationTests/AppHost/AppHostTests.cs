using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>What a person gets from one command.</summary>
internal sealed class AppHostTests
{
    private readonly string _publicUrl = $"http://localhost:{FreePort.Next()}";
    private DataDir _folder = null!;
    private RunningAppHost _running = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _folder = new DataDir();
        _running = await RunningAppHost.StartAsync(_folder, _publicUrl);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _running.DisposeAsync();
        _folder.Dispose();
    }

    [Test, Order(1)]
    public void The_console_says_what_runs_and_what_to_type_into_an_assistant()
    {
        var secrets = ReadSecrets();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_running.Said, Does.Contain($"running at {_publicUrl}"));
            Assert.That(_running.Said, Does.Contain("user3@example.com").And.Contain(secrets["DemoPassword"]));
            Assert.That(_running.Said, Does.Contain("chatgpt-plugin").And.Contain(secrets["ChatGptPluginClientSecret"]));
            Assert.That(_running.Said, Does.Contain("gpt-action").And.Contain(secrets["GptActionClientSecret"]));
            Assert.That(_running.Said, Does.Contain($"{_publicUrl}/mcp").And.Contain($"open {_publicUrl} in a browser"));
            Assert.That(_running.Said.Split('\n'), Has.Length.LessThan(20), "a few lines, and no log");
        }
    }

    [TestCase(Paths.Try, HttpStatusCode.OK)]
    [TestCase(Paths.Browse, HttpStatusCode.Found)]
    [Order(1)]
    public async Task Its_own_name_is_no_other_name_of_this_computer(string path, HttpStatusCode status)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(_publicUrl) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString.StartsWith($"{_publicUrl}{Paths.Authorize}?", StringComparison.Ordinal)),
            Is.EqualTo((status, status is HttpStatusCode.Found ? true : (bool?)null)));
    }

    [Test, Order(1)]
    public async Task One_origin_answers_for_both_hosts()
    {
        using var client = new HttpClient { BaseAddress = new Uri(_publicUrl) };

        using var identity = await client.GetAsync(new Uri(Paths.OpenIdConfiguration, UriKind.Relative));
        using var api = await client.GetAsync(new Uri(Paths.HealthReady, UriKind.Relative));
        var front = await client.GetStringAsync(new Uri(Paths.Front, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(identity.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await identity.Content.ReadAsStringAsync(), Does.Contain($"\"{_publicUrl}\""));
            Assert.That(api.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(
                front,
                Does.Contain($"<code>{_publicUrl}/mcp</code>").And.Contain("<code>gpt-action</code>").And.Not.Contain(ReadSecrets()["GptActionClientSecret"]));
        }
    }

    [Test, Order(1)]
    public void Only_the_owner_reads_the_secrets()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows keeps a person's files from others by the folder that they are in.");
        else
            Assert.That(File.GetUnixFileMode(SecretsFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test, Order(1)]
    public async Task A_second_one_on_the_same_folder_is_refused()
    {
        var (exitCode, said) = await RunningAppHost.RunAsync(
            _folder, new Dictionary<string, string?> { ["PUBLIC_URL"] = $"http://localhost:{FreePort.Next()}" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(said, Does.Contain("Another AppHost runs").And.Contain("DATA_DIR"));
        }
    }

    [Test, Order(1)]
    public async Task A_command_works_beside_it_and_its_exit_code_is_passed_on()
    {
        var (added, link) = await CommandAsync("employees", "add", "beside@example.com");
        var (again, _) = await CommandAsync("employees", "add", "beside@example.com");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added, Is.Zero);
            Assert.That(link, Does.Contain(_publicUrl));
            Assert.That(again, Is.EqualTo(1));
        }
    }

    [Test, Order(1)]
    public async Task The_doctor_tells_refused_requests_from_the_database_beside_it()
    {
        using var client = new HttpClient { BaseAddress = new Uri(_publicUrl) };
        using var refused = await client.GetAsync(
            new Uri("/oauth?response_type=code&client_id=nobody&redirect_uri=https://assistant.example/callback", UriKind.Relative));

        var (exitCode, said) = await CommandAsync("doctor", "refusals");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(exitCode, Is.Zero);
            Assert.That(
                said,
                Does.Contain("no client with this id is known").And.Contain("Clients__PreRegistered__0__RedirectUris__0=https://assistant.example/callback"));
        }
    }

    [Test, Order(1)]
    public async Task A_file_is_found_from_the_callers_folder()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Parent, "ours.json"), """{"projects": [{"id": "x"}], "users": []}""");

        var (exitCode, said) = await CommandAsync("import", "ours.json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(said, Does.Contain("Nothing was changed"));
        }
    }

    [TestCase("dotnet", "ProjectsPlugin.Api.dll", "The api host"), Order(2)]
    [TestCase("dotnet", "ProjectsPlugin.IdentityServer.dll", "The identity host")]
    [TestCase("postgres", "-D", "PostgreSQL")]
    [Platform("Linux")]
    public async Task A_part_that_dies_is_started_again_and_the_console_says_so(string program, string argument, string part)
    {
        using var client = new HttpClient { BaseAddress = new Uri(_publicUrl) };
        using var died = _running.Descendants().Single(
            process => process.ProcessName == program && CommandLine(process).Contains(argument, StringComparison.Ordinal));

        died.Kill();
        await _running.UntilSaidAsync($"{part} ended by itself, with exit code 137, and is started again");
        foreach (var path in (string[])[Paths.HealthReady, Paths.OpenIdConfiguration])
            for (var waited = Stopwatch.StartNew(); await StatusAsync(client, path) is not HttpStatusCode.OK; await Task.Delay(50))
                Assert.That(waited.Elapsed, Is.LessThan(TimeSpan.FromSeconds(30)), _running.Said);
    }

    [Test, Order(3)]
    [Platform("Linux")]
    public async Task Ctrl_C_ends_every_process_and_the_next_start_has_the_same_secrets_and_data()
    {
        var secrets = ReadSecrets();
        var processes = _running.Descendants();

        await using var inFlight = await HalfSentRequest.PostAsync(new Uri(_publicUrl), Paths.CodeExchange);
        var stopping = _running.InterruptAsync();
        await inFlight.UntilNobodyListensAsync(() => _running.Said);
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
        Assert.That(whileStopped, Does.Contain(_publicUrl));

        _running = await RunningAppHost.StartAsync(_folder, _publicUrl);
        var (_, people) = await CommandAsync("employees", "list");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReadSecrets(), Is.EqualTo(secrets));
            Assert.That(people, Does.Contain("while.stopped@example.com"));
        }
    }

    [Test, Order(4)]
    [Platform("Linux")]
    public async Task A_host_writes_its_log_itself_and_a_stop_loses_none_of_it()
    {
        const int Calls = 50;
        var log = Path.Combine(_folder.Path, "logs", "api.log");
        var before = (await File.ReadAllLinesAsync(log)).Count(IsAudit);

        using (var client = new HttpClient { BaseAddress = new Uri(_publicUrl) })
            await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => StatusAsync(client, "/projects/3")));
        await _running.InterruptAsync();

        var lines = await File.ReadAllLinesAsync(log);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Count(IsAudit) - before, Is.EqualTo(Calls));
            Assert.That(lines, Is.All.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [^{]"));
            Assert.That(_running.Said, Does.Not.Contain("Called getProject"));
        }

        _running = await RunningAppHost.StartAsync(_folder, _publicUrl);
    }

    [Test, Order(5)]
    [Platform("Linux")]
    public async Task When_it_is_killed_its_children_end_and_the_next_start_works([Values] bool withItsGroup)
    {
        var processes = _running.Descendants();

        using (var process = Process.GetProcessById(_running.ProcessId))
            if (withItsGroup)
                _running.KillGroup();
            else
                process.Kill();
        await Task.WhenAll(processes.Select(process => process.WaitForExitAsync())).WaitAsync(TimeSpan.FromSeconds(30));
        await _running.DisposeAsync();

        _running = await RunningAppHost.StartAsync(_folder, _publicUrl);
        Assert.That(_running.Said, Does.Contain($"running at {_publicUrl}"));
    }

    private static bool IsAudit(string line) => line.Contains("Called getProject ", StringComparison.Ordinal);

    private static string CommandLine(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline");

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    private string SecretsFile => Path.Combine(_folder.Path, "secrets.json");

    private Task<(int ExitCode, string Said)> CommandAsync(params string[] arguments) =>
        RunningAppHost.RunAsync(_folder, new Dictionary<string, string?> { ["PUBLIC_URL"] = _publicUrl }, arguments);

    private Dictionary<string, string> ReadSecrets() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(SecretsFile))!;
}
