using System.Net;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.AppHost;

/// <summary>What a person gets from one command.</summary>
internal sealed class AppHostTests : AppHostFixture
{
    [Test]
    public void The_console_says_what_runs_and_what_to_type_into_an_assistant()
    {
        var secrets = ReadSecrets();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Running.Said, Does.Contain($"running at {Address}"));
            Assert.That(Running.Said, Does.Contain("user3@example.com").And.Contain(secrets["DemoPassword"]));
            Assert.That(Running.Said, Does.Contain("chatgpt-plugin").And.Contain(secrets["ChatGptPluginClientSecret"]));
            Assert.That(Running.Said, Does.Contain("gpt-action").And.Contain(secrets["GptActionClientSecret"]));
            Assert.That(Running.Said, Does.Contain($"{Address}/mcp").And.Contain($"open {Address} in a browser"));
            Assert.That(Running.Said.Split('\n'), Has.Length.LessThan(20), "a few lines, and no log");
        }
    }

    [TestCase(Paths.Try, HttpStatusCode.OK)]
    [TestCase(Paths.Browse, HttpStatusCode.Found)]
    public async Task Its_own_name_is_no_other_name_of_this_computer(string path, HttpStatusCode status)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(Address) };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.That((answer.StatusCode, answer.Headers.Location?.OriginalString.StartsWith($"{Address}{Paths.Authorize}?", StringComparison.Ordinal)),
            Is.EqualTo((status, status is HttpStatusCode.Found ? true : (bool?)null)));
    }

    [Test]
    public async Task One_origin_answers_for_both_hosts()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };

        using var identity = await client.GetAsync(new Uri(Paths.OpenIdConfiguration, UriKind.Relative));
        using var api = await client.GetAsync(new Uri(Paths.HealthReady, UriKind.Relative));
        var front = await client.GetStringAsync(new Uri(Paths.Front, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(identity.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await identity.Content.ReadAsStringAsync(), Does.Contain($"\"{Address}\""));
            Assert.That(api.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(
                front,
                Does.Contain($"<code>{Address}/mcp</code>").And.Contain("<code>gpt-action</code>").And.Not.Contain(ReadSecrets()["GptActionClientSecret"]));
        }
    }

    [Test]
    public void Only_the_owner_reads_the_secrets()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows keeps a person's files from others by the folder that they are in.");
        else
            Assert.That(File.GetUnixFileMode(SecretsFile), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task A_second_one_on_the_same_folder_is_refused()
    {
        var (exitCode, said) = await RunningAppHost.RunAsync(
            Folder, new Dictionary<string, string?> { ["PUBLIC_URL"] = $"http://localhost:{FreePort.Next()}" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(said, Does.Contain("Another AppHost runs").And.Contain("DATA_DIR"));
        }
    }

    [Test]
    public async Task A_command_works_beside_it_and_its_exit_code_is_passed_on()
    {
        var (added, link) = await CommandAsync("employees", "add", "beside@example.com");
        var (again, _) = await CommandAsync("employees", "add", "beside@example.com");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added, Is.Zero);
            Assert.That(link, Does.Contain(Address));
            Assert.That(again, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task The_doctor_tells_refused_requests_from_the_database_beside_it()
    {
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
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

    [Test]
    public async Task A_file_is_found_from_the_callers_folder()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder.Parent, "ours.json"), """{"projects": [{"id": "x"}], "users": []}""");

        var (exitCode, said) = await CommandAsync("import", "ours.json");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(said, Does.Contain("Nothing was changed"));
        }
    }
}
