using System.Net;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>Where the server fetches documents and none can be reached, as behind a firewall.</summary>
internal sealed class BlockedEgressTests
{
    // Those of today's assistants, each with a redirect of its document.
    [TestCase("https://chatgpt.com/oauth/codex/client.json", "http://127.0.0.1:51000/callback")]
    [TestCase("https://chatgpt.com/oauth/client.json", "https://chatgpt.com/connector_platform_oauth_redirect")]
    [TestCase("https://claude.ai/oauth/mcp-oauth-client-metadata", "https://claude.ai/api/mcp/auth_callback")]
    public async Task Our_copy_of_a_known_document_serves_and_the_log_says_so(string clientId, string redirect)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation, clientId, redirect);

        var first = await assistant.SignInAsync("me");
        var refreshed = await assistant.RefreshAsync(first.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, refreshed.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(installation.IdentityLogs.Text, Does.Match($"Document {clientId} cannot be fetched: .* Our copy of it serves meanwhile"));
        }
    }

    [Test]
    [Property("Checklist", 2)]
    public async Task The_copy_names_the_only_redirects_there_are()
    {
        using var assistant = await PublicAssistant.DiscoverAsync(
            await Installation.Shared,
            "https://chatgpt.com/oauth/codex/client.json",
            "https://evil.example/callback");
        using var person = new Person(await Installation.Shared);

        using var page = await person.GetAsync(assistant.AuthorizeAddress("me"));

        Assert.That((page.StatusCode, page.Headers.Location), Is.EqualTo((HttpStatusCode.BadRequest, (Uri?)null)));
    }

    [Test]
    public async Task For_any_other_the_page_names_the_settings_to_whom_it_concerns()
    {
        using var stranger = await PublicAssistant.DiscoverAsync(await Installation.Shared, "https://nobody.example/client.json");
        using var person = new Person(await Installation.Shared);

        using var page = await person.GetAsync(stranger.AuthorizeAddress("me"));

        Assert.That(
            await page.Content.ReadAsStringAsync(),
            Does.Contain("its host cannot be reached").And.Contain("Clients__Documents__Offline=true").And.Contain("Clients__Documents__PrivateHosts__0"));
    }
}
