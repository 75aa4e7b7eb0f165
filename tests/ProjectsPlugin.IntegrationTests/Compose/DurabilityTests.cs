using System.Net;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.AppHost;
using ProjectsPlugin.IntegrationTests.Assistants;

namespace ProjectsPlugin.IntegrationTests.Compose;

/// <summary>What an operator does to the containers costs nobody a sign-in.</summary>
[Explicit("tests/compose/run.sh runs this; it needs a Docker engine."), NonParallelizable]
internal sealed class DurabilityTests
{
    private readonly List<ComposeProject> _projects = [];

    [TearDown]
    public async Task DownAsync()
    {
        foreach (var project in _projects)
            await project.DisposeAsync();
        _projects.Clear();
    }

    [Test]
    public async Task Restarting_and_taking_it_down_and_up_again_loses_nothing()
    {
        var project = await StartAsync();
        using var before = await Connection.MakeAsync(project);
        var shown = project.Shown;

        await project.RunAsync("restart");
        await project.UpAsync();
        await before.AssertKeptAsync(project);

        await project.RunAsync("down");
        await project.UpAsync();
        await before.AssertKeptAsync(project);
        Assert.That(project.Shown, Is.EqualTo(shown));
    }

    [Test]
    public async Task A_request_in_flight_is_answered_before_the_containers_end()
    {
        var project = await StartAsync();
        await using var inFlight = await HalfSentRequest.PostAsync(new Uri(project.PublicUrl.Issuer), Paths.CodeExchange);

        var stopping = project.RunAsync("stop");
        await inFlight.UntilNobodyListensAsync();
        var answered = await inFlight.FinishAsync();
        await stopping;

        Assert.That(answered, Does.StartWith("HTTP/1.1 4").And.Contain("\"error\""));
    }

    [Test]
    public async Task A_backup_brings_sign_ins_consents_and_refresh_tokens_back_on_another_machine()
    {
        var archive = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.tar");
        var lost = await StartAsync();
        using var before = await Connection.MakeAsync(lost);
        await lost.ShellAsync(compose => $"{compose} run --rm -T backup > '{archive}'");
        await lost.RunAsync("down", "--volumes");

        await lost.UpAsync();
        await before.AssertLostAsync(lost);
        await lost.ShellAsync(compose => $"{compose} run --rm -T restore < '{archive}' && {compose} restart identityserver api");
        File.Delete(archive);
        await lost.UpAsync();

        await before.AssertKeptAsync(lost);
    }

    [Test]
    public async Task What_is_no_backup_changes_nothing()
    {
        var project = await StartAsync();
        using var before = await Connection.MakeAsync(project);

        var said = await project.ShellAsync(compose => $"head -c 5000 /dev/urandom | {compose} run --rm -T restore 2>&1 || echo refused");

        Assert.That(said, Does.Contain("not a backup").And.Contain("refused"));
        await before.AssertKeptAsync(project);
    }

    private async Task<ComposeProject> StartAsync()
    {
        var project = new ComposeProject();
        _projects.Add(project);
        await project.UpAsync("--build");
        return project;
    }

    /// <summary>What a person and an assistant have in hand.</summary>
    private sealed class Connection : IDisposable
    {
        private readonly Person _person;
        private readonly Assistant _assistant;
        private string _refreshToken = "";

        private Connection(ComposeProject project) =>
            (_person, _assistant) = (
                new Person(project, password: project.DemoPassword),
                new Assistant(project, project.ChatGptPlugin, Assistant.PluginCallback("0f8fad5b-d9cb-469f-a165-70867728950e")));

        public static async Task<Connection> MakeAsync(ComposeProject project)
        {
            var connection = new Connection(project);
            var tokens = await connection._assistant.ExchangeAsync(
                connection._assistant.Code(await connection._person.AllowAsync(connection._assistant.AuthorizeAddress())));
            connection._refreshToken = tokens.RefreshToken;
            using var page = await connection._person.OpenAsync(PageAddress.Company);
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            return connection;
        }

        /// <summary>The refresh token works, and neither sign-in nor consent is asked again.</summary>
        public async Task AssertKeptAsync(ComposeProject project)
        {
            var refreshed = await _assistant.RefreshAsync(_refreshToken);
            Assert.That(
                refreshed.Status, Is.EqualTo(HttpStatusCode.OK), $"{refreshed.Error}\n{await project.RunAsync("logs", "--tail", "20", "identityserver")}");
            _refreshToken = refreshed.RefreshToken;
            using var call = await _assistant.CallAsync("/me", refreshed.AccessToken);
            _person.Visited.Clear();
            await _person.AllowAsync(_assistant.AuthorizeAddress());
            using var page = await _person.GetAsync(PageAddress.Company);
            using (Assert.EnterMultipleScope())
            {
                Assert.That(call.StatusCode, Is.EqualTo(HttpStatusCode.OK));
                Assert.That(_person.Visited, Is.Empty, "neither sign-in nor consent is asked again");
                Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            }
        }

        public async Task AssertLostAsync(ComposeProject project)
        {
            var refreshed = await _assistant.RefreshAsync(_refreshToken);
            Assert.That(refreshed.Status, Is.Not.EqualTo(HttpStatusCode.OK), project.Shown);
        }

        public void Dispose()
        {
            _person.Dispose();
            _assistant.Dispose();
        }
    }
}
