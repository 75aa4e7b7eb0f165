using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Doctor.Refusals;

/// <summary>Each kind of refusal is told with its reason and with what would allow the request.</summary>
internal sealed class RejectionReasonTests
{
    private const string Agreed = "agreed";
    private const string Site = "https://assistant.example/callback";
    private const string Elsewhere = "https://elsewhere.example/callback";
    private const string Registered = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";
    private const string Bound = "https://chatgpt.com/aip/g-0123456789abcdef/oauth/callback";

    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _server = await IdentityServerFixture.OpenAsync(new()
        {
            ["Clients:PreRegistered:0:ClientId"] = Agreed,
            ["Clients:PreRegistered:0:Name"] = "Agreed Assistant",
            ["Clients:PreRegistered:0:RedirectUris:0"] = Site,
            ["Clients:ChatGptPlugin:ClientSecret"] = "",
        });
        await _server.AskAsync<IdentityServerDb, int>(
            db => db.Database.ExecuteSqlAsync($"UPDATE identity.clients SET callback_id = 'g-0123456789abcdef' WHERE client_id = 'gpt-action'"));
        await _server.RunAsync("clients", "block", "blocked-one");
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    private static IEnumerable<TestCaseData> Kinds()
    {
        yield return Kind(
            "unknown client", "nobody", Site, [], "no client with this id is known", "Clients__PreRegistered__1__ClientId=nobody",
            "Clients__PreRegistered__1__Name=nobody", $"Clients__PreRegistered__1__RedirectUris__0={Site}",
            "assistant.example is the site of this client's maker");
        yield return Kind("a client that registered once", Registered, Site, [], "no client with this id", "connect it anew, so that it registers again");
        yield return Kind(
            "a client without its secret", "chatgpt-plugin", Assistant.PluginCallback(Registered), [], "no client with this id",
            "Clients__ChatGptPlugin__ClientSecret=", "openssl rand");
        yield return Kind(
            "a document at an own port", "https://assistant.corp.example:8443/client.json", Site, [], "no client with this id",
            "Clients__Documents__PrivateHosts__0=assistant.corp.example:8443", "your own network");
        yield return Kind(
            "no address of a document", "https://assistant.example/client.json?a=b", Site, [], "no client with this id", "No setting allows it", "no query");
        yield return Kind(
            "a document that is nowhere", "https://documents.invalid/client.json", Site, [], "cannot be reached over https at public addresses",
            "Clients__Documents__PrivateHosts__0=documents.invalid");
        yield return Kind("blocked client", "blocked-one", Site, [], "an operator blocked", "clients unblock blocked-one");
        yield return Kind(
            "foreign redirect of an agreed client", Agreed, Elsewhere, [], "may not have people return", "(Agreed Assistant, of the settings)",
            $"Clients__PreRegistered__0__RedirectUris__1={Elsewhere}");
        yield return Kind(
            "foreign redirect of the GPT Action", "gpt-action", Elsewhere, [], "may not have people return", $"Clients__GptAction__RedirectUris__0={Elsewhere}",
            "most likely this is not ChatGPT");
        yield return Kind(
            "the plugin's redirect with the GPT Action's id", "gpt-action", Assistant.PluginCallback(Registered), [], "may not have people return",
            "belongs to the client chatgpt-plugin");
        yield return Kind(
            "an app's redirect", Agreed, "some-app://callback", [], "may not have people return", "Clients__AppSchemes__0=some-app",
            "Clients__PreRegistered__0__RedirectUris__1=some-app://callback");
        yield return Kind(
            "a redirect that nobody can have", Agreed, "http://assistant.example/plain", [], "may not have people return", "No setting allows it: use https");
        yield return Kind("a script for a redirect", Agreed, "javascript:alert(1)", [], "may not have people return", "No setting allows it");
        yield return Kind("our own pages elsewhere", "browse", Elsewhere, [], "may not have people return", "own pages", "http://localhost:8080");
        yield return Kind(
            "the doctor's own trial", "gpt-action", "https://doctor.invalid/callback", [], "may not have people return", "the doctor's own trial");
        yield return Kind(
            "another GPT", "gpt-action", Bound.Replace("0123", "fedc", StringComparison.Ordinal), [],
            "bound to g-0123456789abcdef, and this request is from g-fedc456789abcdef", "clients reset gpt-action", "Only if the GPT is yours");
        yield return Kind(
            "no PKCE", Agreed, Site, [("code_challenge", null), ("code_challenge_method", null)], "without PKCE", "No setting allows it", "S256",
            "two ChatGPT clients");
        yield return Kind("plain PKCE", Agreed, Site, [("code_challenge_method", "plain")], "challenge is plain", "No setting allows it", "S256");
        yield return Kind(
            "plain PKCE by leaving out the method", "gpt-action", Bound, [("code_challenge_method", null)], "names no method", "No setting allows it");
        yield return Kind(
            "foreign resource", Agreed, Site, [("resource", "https://elsewhere.example/mcp")], "resource https://elsewhere.example/mcp", "No setting allows it",
            "http://localhost:8080/mcp (MCP)", "PUBLIC_URL");
        yield return Kind(
            "unknown scope",
            Agreed,
            Site,
            [("scope", "everything")],
            "an unknown scope: everything.",
            "the scopes are projects users me company");
        yield return Kind("unsupported response type", Agreed, Site, [("response_type", "token")], "something else than a code", "response_type=code");
        yield return Kind(
            "something else", Agreed, Site, [("response_mode", "fragment")], "not as the protocol demands", "'response_mode'", "maker has to mend");
        yield return Kind("no client", null, "https://nameless.example/callback", [], "none was named", "'client_id'", "maker has to mend");
        yield return Kind("no redirect", "gpt-action", null, [], "redirect_uri none", "'redirect_uri'", "maker has to mend");

        static TestCaseData Kind(string name, string? client, string? redirect, (string, string?)[] others, params string[] expected) =>
            new TestCaseData(client, redirect, others, expected).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Kinds))]
    [Property("Checklist", 2)]
    [Property("Checklist", 4)]
    [Property("Checklist", 28)]
    public async Task It_is_told_with_its_reason_and_what_would_allow_it(string? client, string? redirect, (string, string?)[] others, string[] expected)
    {
        using var answer = await _server.AskAsync(client, redirect, others);

        var told = await _server.ReadRejectionsAsync();

        var block = told.About([$"Client:  {client ?? "none was named"}", $"redirect_uri {redirect ?? "none"}", .. expected]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.Location?.OriginalString, Is.Null.Or.Contains("error="), "it was refused");
            Assert.That(
                RejectionReport.Settings(block),
                Has.Count.EqualTo(expected.Count(part => part.StartsWith("Clients__", StringComparison.Ordinal))),
                "nothing else is there to paste");
        }
    }

    [TestCase("https://assistant.example/moved", 0)]
    [TestCase("new-app://callback", 1)]
    public async Task A_client_that_registered_itself_has_to_do_so_again(string redirect, int settings)
    {
        using var http = _server.CreateClient();
        using var registered = await http.PostAsJsonAsync(
            "/register", new { redirect_uris = new[] { Site }, client_name = "Newcomer", token_endpoint_auth_method = "none" });
        var id = (string)JsonNode.Parse(await registered.Content.ReadAsStringAsync())!["client_id"]!;

        using var answer = await _server.AskAsync(id, redirect);

        var block = (await _server.ReadRejectionsAsync()).About($"Client:  {id} (calls itself Newcomer)");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(block, Does.Contain("registers with this one"));
            Assert.That(RejectionReport.Settings(block), Has.Count.EqualTo(settings));
        }
    }

    [Test]
    public async Task A_document_has_to_name_the_redirect_and_the_hosts_program_says_so_too()
    {
        var installation = await Installation.Shared;
        var document = (await DocumentHost.Shared).ServeClient();
        using var assistant = await PublicAssistant.DiscoverAsync(installation, document.AbsoluteUri, Elsewhere);
        using var person = new Person(installation);
        using var page = await person.GetAsync(assistant.AuthorizeAddress("me"));

        var (exitCode, said, _) = await new Terminal(installation.ConnectionString).RunAsync("doctor", "refusals", "--all");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.Zero);
            Assert.That(
                new RejectionReport(said).About($"Client:  {document}"),
                Does.Contain($"redirect_uri {Elsewhere}").And.Contain("its maker has to add this redirect there"));
        }
    }

    [Test]
    public async Task What_a_person_does_is_no_refusal()
    {
        var before = await _server.KeptAsync();

        using var asked = await _server.AskAsync(Agreed, Site, ("prompt", "none"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.Headers.Location?.OriginalString, Does.StartWith(Site).And.Contain("error=login_required"));
            Assert.That(await _server.KeptAsync(), Is.EquivalentTo(before));
        }
    }
}
