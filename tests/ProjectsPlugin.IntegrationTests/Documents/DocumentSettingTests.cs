using System.Net;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>What operators can settle about documents.</summary>
internal sealed class DocumentSettingTests
{
    [Test]
    public async Task Where_there_is_no_way_out_copies_serve_and_nothing_is_fetched()
    {
        await using var installation = await StartAsync("Offline", "true");
        var documents = await DocumentHost.Shared;
        var url = documents.ServeClient();
        using var claude = await PublicAssistant.DiscoverAsync(
            installation, "https://claude.ai/oauth/mcp-oauth-client-metadata", "https://claude.ai/api/mcp/auth_callback");
        using var stranger = await PublicAssistant.DiscoverAsync(installation, url.AbsoluteUri);
        using var person = new Person(installation);

        var answer = await claude.SignInAsync("me");
        using var page = await person.GetAsync(stranger.AuthorizeAddress("me"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((bool?)claude.Metadata["client_id_metadata_document_supported"], Is.True);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("there is no copy of it here").And.Contain("Clients__Documents__Offline=false"));
            Assert.That(documents.RequestsTo(url), Is.Zero);
        }
    }

    [Test]
    public async Task Switched_off_no_document_is_a_client()
    {
        await using var installation = await StartAsync("Enabled", "false");
        var documents = await DocumentHost.Shared;
        var url = documents.ServeClient();
        using var assistant = await PublicAssistant.DiscoverAsync(installation, url.AbsoluteUri);
        using var person = new Person(installation);

        using var page = await person.GetAsync(assistant.AuthorizeAddress("me"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(assistant.Metadata["client_id_metadata_document_supported"], Is.Null);
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(documents.RequestsTo(url), Is.Zero);
        }
    }

    private static Task<Installation> StartAsync(string setting, string value) => Installation.StartAsync(new InstallationOptions
    {
        Settings = new Dictionary<string, string?> { [$"Clients:Documents:{setting}"] = value },
    });
}
