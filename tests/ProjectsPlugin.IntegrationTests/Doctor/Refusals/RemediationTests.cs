using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor.Refusals;

/// <summary>What is told as a setting does what is said of it: pasted, it lets the very same request through.</summary>
internal sealed class RemediationTests
{
    private const string Agreed = "agreed";
    private const string Claude = "https://claude.ai/oauth/mcp-oauth-client-metadata";

    private static readonly Dictionary<string, string?> Before = new()
    {
        ["Clients:PreRegistered:0:ClientId"] = Agreed,
        ["Clients:PreRegistered:0:Name"] = "Agreed Assistant",
        ["Clients:PreRegistered:0:RedirectUris:0"] = "https://assistant.example/callback",
        ["Clients:AppSchemes:0"] = "first-app",
        ["Clients:Documents:Offline"] = "true",
        ["Clients:Documents:Enabled"] = "false",
    };

    private string _database = null!;
    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _database = await PostgresServer.CreateDatabaseAsync();
        _server = await IdentityServerFixture.OpenAsync(Before, _database);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _server.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_database);
    }

    [TestCase("gpt-action", "https://chatgpt.com/aip/g-0123456789abcdef/oauth/callback/new", 1)]
    [TestCase("chatgpt-plugin", "http://127.0.0.1/callback", 1)]
    [TestCase(Agreed, "https://assistant.example/other", 1)]
    [TestCase(Agreed, "second-app://callback/path", 2)]
    [TestCase("newcomer", "https://newcomer.example/callback", 3)]
    [TestCase("app-newcomer", "third-app:/callback", 4)]
    [TestCase(Claude, "https://claude.ai/api/mcp/auth_callback", 1)]
    public async Task Pasted_it_lets_the_same_request_through(string client, string redirect, int settings)
    {
        using var refused = await _server.AskAsync(client, redirect);
        var pasted = RejectionReport.Settings((await _server.ReadRejectionsAsync()).About($"Client:  {client}", $"redirect_uri {redirect}"));

        var after = new Dictionary<string, string?>(Before);
        foreach (var (name, value) in pasted)
            after[name] = value;
        await using var restarted = await IdentityServerFixture.OpenAsync(after, _database);
        using var allowed = await restarted.AskAsync(client, redirect);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)refused.StatusCode, Is.EqualTo(400));
            Assert.That(pasted, Has.Count.EqualTo(settings));
            Assert.That(allowed.Headers.Location?.OriginalString, Does.StartWith("/auth/sign-in"));
        }
    }
}
