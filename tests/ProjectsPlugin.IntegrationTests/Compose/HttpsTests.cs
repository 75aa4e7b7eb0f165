using System.Text.RegularExpressions;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Authorization;
using ProjectsPlugin.IntegrationTests.Mcp;
using ProjectsPlugin.IntegrationTests.Scenario;

namespace ProjectsPlugin.IntegrationTests.Compose;

/// <summary>A name by https. It is one for which the gateway makes certificates by an authority of its own, as nobody vouches for it in public.</summary>
[Explicit("tests/compose/run.sh runs this; it needs a Docker engine."), NonParallelizable]
internal sealed class HttpsTests
{
    private const string Address = "https://plugin.localhost";

    private ComposeProject _project = null!;

    [OneTimeSetUp]
    public async Task UpAsync()
    {
        _project = new ComposeProject(Address);
        await _project.UpAsync("--build");
    }

    [OneTimeTearDown]
    public async Task DownAsync() => await _project.DisposeAsync();

    [TestCase(Paths.Manifest)]
    [TestCase(Paths.OpenApiYaml)]
    [TestCase(Paths.AuthorizationServerMetadata)]
    [TestCase(Paths.OpenIdConfiguration)]
    [TestCase(Paths.ProtectedResourceMetadataOfMcp)]
    [TestCase(Paths.Front)]
    public async Task PUBLIC_URL_alone_changes_every_address(string path)
    {
        using var client = _project.CreateClient();

        var document = await client.GetStringAsync(new Uri(path, UriKind.Relative));

        Assert.That(document, Does.Contain(Address));
        Assert.That(Regex.Matches(document, "https?://(localhost|127\\.0\\.0\\.1|api|identityserver|gateway)[:/\"]").Select(found => found.Value), Is.Empty);
    }

    [Test]
    public async Task An_assistant_that_is_given_only_the_address_gets_through()
    {
        using var assistant = await PublicAssistant.RegisterAsync(_project);
        var tokens = await assistant.SignInAsync(password: _project.DemoPassword);
        using var caller = new McpCaller(_project, tokens.AccessToken, McpCaller.Newest);

        await Outreach.AssertFactsAsync(caller.RecordAsync);
    }

    [TestCaseSource(typeof(LongRequestTests), nameof(LongRequestTests.States))]
    public Task A_long_state_comes_back_through_the_gateway(string state) => LongRequestTests.AssertComesBackAsync(_project, _project.DemoPassword, state);
}
