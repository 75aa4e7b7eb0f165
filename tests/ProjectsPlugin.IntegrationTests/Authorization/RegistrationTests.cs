using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>Clients that register themselves (RFC 7591).</summary>
[Property("Checklist", 32)]
internal sealed class RegistrationTests
{
    [TestCase("/auth/register")]
    [TestCase("/register")]
    public async Task A_public_client_registers_and_signs_people_in(string path)
    {
        var installation = await Installation.Shared;
        var (answer, body) = await PostAsync(
            installation,
            """{"redirect_uris":["http://localhost:6274/oauth/callback"],"token_endpoint_auth_method":"none","client_name":"Inspector","x":{"y":1}}""", path);
        using var assistant = await PublicAssistant.DiscoverAsync(installation, (string)body["client_id"]!, "http://localhost:50000/oauth/callback");
        using var person = new Person(installation);

        var tokens = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me"))));
        person.Visited.Clear();
        await person.AllowAsync(assistant.AuthorizeAddress("me"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(body.ContainsKey("client_secret"), Is.False);
            Assert.That((string?)body["application_type"], Is.EqualTo("native"));
            Assert.That((await assistant.RefreshAsync(tokens.RefreshToken)).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(person.Visited, Is.EqualTo(new[] { "/auth/consent" }), "such a client is asked about each time");
            Assert.That((string?)assistant.Metadata["registration_endpoint"], Is.EqualTo(installation.PublicUrl.At("/auth/register")));
        }
    }

    [Test]
    [Property("Checklist", 26)]
    public async Task A_confidential_client_gets_a_secret_that_the_exchange_demands()
    {
        var installation = await Installation.Shared;
        var (_, body) = await PostAsync(
            installation,
            """{"redirect_uris":["https://a.example/cb"],"token_endpoint_auth_method":"client_secret_post","grant_types":["authorization_code"]}""");
        using var assistant = await PublicAssistant.DiscoverAsync(installation, (string)body["client_id"]!, "https://a.example/cb");
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me")));

        var without = await assistant.ExchangeAsync(code);
        var with = await assistant.ExchangeAsync(code, ("client_secret", (string)body["client_secret"]!));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((long?)body["client_secret_expires_at"], Is.Zero);
            Assert.That((without.Status, without.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
            Assert.That(with.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(with.Text("refresh_token"), Is.Null, "it registered without refresh_token");
        }
    }

    [TestCase("""{}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["http://a.example/cb"]}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["http://127.1/cb"]}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["javascript:alert(1)"]}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["data:text/html,a"]}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["unknown-app://cb"]}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["https://a.example/cb#x"]}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["https://u@a.example/cb"]}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["https://a.example/\u0000"]}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["cursor://x/cb"],"application_type":"web"}""", "invalid_redirect_uri")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"client_name":"Chat\u200bGPT"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"client_name":"my office projects"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"client_name":"VS Code"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["http://127.0.0.1/cb"],"client_name":"The VS Code"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"client_name":"Demo assistant"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["http://localhost/cb"],"client_name":"\u0421laude"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"client_name":"Claude for your office"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://claude.ai/api/mcp/auth_callback","https://a.example/cb"],"client_name":"claude"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://claude.ai:8443/cb"],"client_name":"Claude"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"token_endpoint_auth_method":"private_key_jwt"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"grant_types":["client_credentials"]}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"response_types":["token"]}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":["https://a.example/cb"],"client_uri":"javascript:a"}""", "invalid_client_metadata")]
    [TestCase("""{"redirect_uris":"https://a.example/cb"}""", "invalid_client_metadata")]
    [TestCase("""{"client_name":"\ud800"}""", "invalid_client_metadata")]
    [TestCase("""[1]""", "invalid_client_metadata")]
    [TestCase("""not json""", "invalid_client_metadata")]
    [Property("Checklist", 3)]
    public async Task What_cannot_be_registered_is_named(string json, string error)
    {
        var installation = await Installation.Shared;

        var (answer, body) = await PostAsync(installation, json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string?)body["error"], Is.EqualTo(error));
            Assert.That((string?)body["error_description"], Is.Not.Empty);
        }
    }

    // Where today's assistants return people, each under its own name.
    [TestCase("ChatGPT", "https://chatgpt.com/connector_platform_oauth_redirect", "https://chatgpt.com/connector/oauth/x")]
    [TestCase("Claude", "https://claude.ai/api/mcp/auth_callback", "https://claude.com/api/mcp/auth_callback")]
    [TestCase("Claude Code", "http://localhost:51234/callback")]
    [TestCase("Visual Studio Code", "http://127.0.0.1:33418/", "https://vscode.dev/redirect")]
    [TestCase("Cursor", "http://localhost:8787/callback", "cursor://anysphere.cursor-mcp/oauth/callback", "https://www.cursor.com/agents/mcp/oauth/callback")]
    [TestCase("MCP Inspector", "http://localhost:6274/oauth/callback", "http://127.0.0.1:6276/oauth/callback")]
    public async Task Known_assistants_register_under_their_own_names(string name, params string[] redirects)
    {
        var metadata = new JsonObject
        {
            ["client_name"] = name,
            ["token_endpoint_auth_method"] = "none",
            ["redirect_uris"] = new JsonArray([.. redirects.Select(redirect => JsonValue.Create(redirect))]),
        };

        var (answer, body) = await PostAsync(await Installation.Shared, metadata.ToJsonString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), body.ToJsonString());
            Assert.That(body["redirect_uris"]!.AsArray().Select(redirect => (string?)redirect), Is.EqualTo(redirects));
        }
    }

    [Test]
    public async Task A_body_beyond_16_kilobytes_is_not_read()
    {
        var (answer, _) = await PostAsync(await Installation.Shared, $$"""{"x":"{{new string('x', 20_000)}}"}""");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    [Property("Checklist", 15)]
    public async Task What_was_allowed_before_is_asked_again_even_if_the_client_has_a_site()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.RegisterAsync(installation);
        using var person = new Person(installation);
        await person.AllowAsync(assistant.AuthorizeAddress("me"));

        person.Visited.Clear();
        await person.AllowAsync(assistant.AuthorizeAddress("me"));
        using var silent = await person.GetAsync(assistant.AuthorizeAddress("me", ("prompt", "none")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(person.Visited, Is.EqualTo(new[] { "/auth/consent" }));
            Assert.That(silent.Headers.Location!.Query, Does.Contain("error=consent_required"));
        }
    }

    private static async Task<(HttpResponseMessage Answer, JsonObject Body)> PostAsync(Installation installation, string json, string path = "/auth/register")
    {
        using var http = installation.CreateClient();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content);
        return (answer, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }
}
