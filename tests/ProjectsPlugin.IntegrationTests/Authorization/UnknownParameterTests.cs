using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>What clients send that means nothing here, beside what does: it spoils nothing.</summary>
internal sealed class UnknownParameterTests
{
    [TestCase("projects everything")]
    [TestCase("read:all projects mcp:tools")]
    [TestCase("projects projects \u0001")]
    [TestCase("  projects  \u00e9 ")]
    public async Task Scopes_that_there_are_not_are_ignored_beside_others(string scope)
    {
        using var assistant = await PublicAssistant.DiscoverAsync(await Installation.Shared);
        using var person = new Person(await Installation.Shared);

        var first = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress(scope))));
        var refreshed = await assistant.RefreshAsync(first.RefreshToken, ("scope", scope));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.Status, refreshed.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(first.Scopes, Does.Contain("projects"));
            Assert.That(first.Scopes.Union(refreshed.Scopes), Is.SubsetOf(new[] { "projects", "offline_access" }), "the client hears what it did not get");
        }
    }

    [TestCase("projects,users", "'projects,users'")]
    [TestCase("everything read:all", "'everything read:all'")]
    [TestCase("<b>", "The request names an unknown scope.")]
    public async Task A_refusal_names_the_words_and_how_scopes_are_written(string scope, string named)
    {
        using var assistant = await PublicAssistant.DiscoverAsync(await Installation.Shared, resource: "");
        using var person = new Person(await Installation.Shared);

        using var answer = await person.GetAsync(assistant.AuthorizeAddress(scope));
        var (registered, body) = await RegisterAsync(new JsonObject { ["redirect_uris"] = new JsonArray(PublicAssistant.Site), ["scope"] = scope });

        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(query["error"].ToString(), Is.EqualTo("invalid_scope"));
            Assert.That(query["error_description"].ToString(), Does.Contain(named).And.Contain("Spaces separate scopes"));
            Assert.That(registered, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That((string?)body["error_description"], Does.Contain(named).And.Contain("Spaces separate scopes"));
        }
    }

    [TestCase("&foo=bar&foo=baz&foo=")]
    [TestCase("&audience=https%3A%2F%2Felsewhere.example&audience=x")]
    [TestCase("&access_type=offline&include_granted_scopes=true&approval_prompt=force")]
    [TestCase("&dpop_jkt=abc&suppressed_prompt=login&suppressed_max_age=1")]
    [TestCase("&grant_type=password&username=a&password=b&device_code=c&actor_token=d")]
    [TestCase("&authorization_details=%5B%5D&claims=%7B%7D&registration_hint=1&%C3%A9=1&=x")]
    [Property("Checklist", 14)]
    public async Task Parameters_that_mean_nothing_at_the_authorization_endpoint_are_ignored(string others)
    {
        using var assistant = await PublicAssistant.DiscoverAsync(await Installation.Shared);
        using var person = new Person(await Installation.Shared);

        var tokens = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me") + others)));

        Assert.That(tokens.AccessClaims.Audiences, Is.EqualTo(new[] { assistant.Resource }));
    }

    [Test]
    public async Task Scopes_and_redirects_that_cannot_be_are_left_out_of_a_registration()
    {
        var (status, body) = await RegisterAsync(new JsonObject
        {
            ["redirect_uris"] = new JsonArray(
                "http://plain.example/cb",
                PublicAssistant.Site,
                "unknown-app://cb",
                null,
                "",
                "https://a.example/cb#x",
                PublicAssistant.Loopback),
            ["scope"] = "projects everything me",
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(
                body["redirect_uris"]!.AsArray().Select(redirect => (string?)redirect),
                Is.EqualTo(new[] { PublicAssistant.Site, PublicAssistant.Loopback }));
            Assert.That((string?)body["scope"], Is.EqualTo("projects me"));
        }
    }

    [Test]
    public async Task An_app_that_calls_itself_a_website_keeps_its_website()
    {
        var (status, body) = await RegisterAsync(
            new JsonObject { ["redirect_uris"] = new JsonArray("cursor://x/cb", PublicAssistant.Site), ["application_type"] = "web" });

        Assert.That((status, body["redirect_uris"]?.ToJsonString()), Is.EqualTo((HttpStatusCode.Created, $"[\"{PublicAssistant.Site}\"]")));
    }

    [Test]
    public async Task Empty_values_of_a_registration_count_as_left_out()
    {
        var (status, body) = await RegisterAsync(new JsonObject
        {
            ["redirect_uris"] = new JsonArray(PublicAssistant.Site),
            ["client_uri"] = "",
            ["grant_types"] = new JsonArray(),
            ["response_types"] = new JsonArray(),
            ["scope"] = "",
            ["client_name"] = " ",
            ["application_type"] = "",
            ["token_endpoint_auth_method"] = "",
            ["logo_uri"] = "",
            ["contacts"] = new JsonArray(),
            ["jwks"] = null,
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.Created), body.ToJsonString());
            Assert.That(body["grant_types"]!.ToJsonString(), Is.EqualTo("""["authorization_code","refresh_token"]"""));
            Assert.That((string?)body["token_endpoint_auth_method"], Is.EqualTo("client_secret_basic"));
            Assert.That(body.ContainsKey("client_uri"), Is.False);
        }
    }

    [Test]
    public async Task Empty_values_of_a_document_count_as_left_out()
    {
        var url = (await DocumentHost.Shared).ServeClient(
            ("grant_types", new JsonArray()), ("response_types", new JsonArray()), ("client_uri", ""),
            ("token_endpoint_auth_method", ""), ("token_endpoint_auth_methods_supported", new JsonArray()));
        using var assistant = await PublicAssistant.DiscoverAsync(await Installation.Shared, url.AbsoluteUri);

        Assert.That((await assistant.SignInAsync("me")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<(HttpStatusCode Status, JsonObject Body)> RegisterAsync(JsonObject metadata)
    {
        using var http = (await Installation.Shared).CreateClient();
        using var content = new StringContent(metadata.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("/register", UriKind.Relative), content);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject());
    }
}
