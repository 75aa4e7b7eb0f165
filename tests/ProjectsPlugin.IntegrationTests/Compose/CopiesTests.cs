using System.Collections.Concurrent;
using System.Net;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Compose;

/// <summary>Two containers of each host.</summary>
[Explicit("tests/compose/run.sh runs this; it needs a Docker engine."), NonParallelizable]
internal sealed class CopiesTests
{
    private ComposeProject _project = null!;

    [OneTimeSetUp]
    public async Task UpAsync()
    {
        _project = new ComposeProject();
        await _project.UpAsync("--build", "--scale", "api=2", "--scale", "identityserver=2");
    }

    [OneTimeTearDown]
    public async Task DownAsync() => await _project.DisposeAsync();

    [Test]
    public async Task Two_copies_of_each_host_work_as_one()
    {
        using var assistant = await PublicAssistant.RegisterAsync(_project);

        for (var round = 0; round < 4; round++)
        {
            var tokens = await assistant.SignInAsync(password: _project.DemoPassword);
            var refreshed = await assistant.RefreshAsync(tokens.RefreshToken);
            using var caller = new McpCaller(_project, refreshed.AccessToken, McpCaller.Newest);
            for (var call = 0; call < 4; call++)
                Assert.That((string?)(await caller.RecordAsync("get_me"))["name"], Is.EqualTo("Alec Parkes"));
        }

        foreach (var copy in await _project.ContainersAsync("api"))
            Assert.That(await ComposeCommand.DockerAsync("logs", copy), Does.Contain("get_me"), "the calls reached both copies");
    }

    [TestCase("api")]
    [TestCase("identityserver")]
    public async Task A_copy_that_dies_during_traffic_is_not_noticed(string service)
    {
        using var assistant = await PublicAssistant.RegisterAsync(_project);
        var tokens = await assistant.SignInAsync(password: _project.DemoPassword);
        using var caller = new McpCaller(_project, tokens.AccessToken, McpCaller.Newest);
        using var client = _project.CreateClient();
        using var enough = new CancellationTokenSource();
        ConcurrentQueue<HttpStatusCode> answers = [];

        var traffic = Enumerable.Range(0, 6).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
            {
                using var answer = await client.GetAsync(new Uri(service == "api" ? "/openapi.json" : "/auth/jwks", UriKind.Relative));
                answers.Enqueue(answer.StatusCode);
            }
        }).ToList();
        await ComposeCommand.DockerAsync("kill", (await _project.ContainersAsync(service))[0]);
        var atDeath = answers.Count;
        var renewed = await assistant.RefreshAsync(tokens.RefreshToken);
        var again = await assistant.SignInAsync(password: _project.DemoPassword);
        var me = await caller.RecordAsync("get_me");
        await enough.CancelAsync();
        await Task.WhenAll(traffic);
        await _project.UpAsync("--scale", "api=2", "--scale", "identityserver=2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers, Has.Count.GreaterThan(atDeath).And.All.EqualTo(HttpStatusCode.OK));
            Assert.That(renewed.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((string?)me["name"], Is.EqualTo("Alec Parkes"));
        }
    }
}
