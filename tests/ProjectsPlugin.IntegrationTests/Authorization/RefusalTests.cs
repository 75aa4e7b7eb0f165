using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

internal sealed class RefusalTests
{
    [TestCase("response_type", "token", "unsupported_response_type")]
    [TestCase("response_type", "id_token token", "unsupported_response_type")]
    [TestCase("response_type", "id_token", "unsupported_response_type")]
    [TestCase("response_type", "code id_token", "unsupported_response_type")]
    [TestCase("response_type", null, "invalid_request")]
    [TestCase("response_mode", "fragment", "invalid_request")]
    [TestCase("response_mode", "form_post", "invalid_request")]
    [TestCase("response_mode", "nonsense", "invalid_request")]
    [TestCase("scope", "everything", "invalid_scope")]
    [TestCase("scope", "\0", "invalid_scope")]
    [TestCase("code_challenge_method", "S256", "invalid_request")]
    [TestCase("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "invalid_request")]
    [TestCase("request", "eyJhbGciOiJub25lIn0.e30.", "request_not_supported")]
    [TestCase("request_uri", "https://example.com/request", "request_uri_not_supported")]
    [TestCase("prompt", "none", "login_required")]
    [TestCase("prompt", "none login", "invalid_request")]
    [TestCase("resource", "https://elsewhere.example.com", "invalid_target")]
    [Property("Checklist", 6)]
    [Property("Checklist", 7)]
    public async Task What_is_wrong_with_a_request_goes_back_to_its_client_with_state_and_iss(string name, string? value, string error)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);

        var answer = await person.GetAsync(assistant.AuthorizeAddress("projects", (name, value)));

        AssertReturned(installation, assistant, answer, error);
    }

    [Test]
    [Property("Checklist", 4)]
    public async Task A_plain_challenge_is_refused()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);

        var answer = await person.GetAsync(
            assistant.AuthorizeAddress("projects", ("code_challenge", Assistant.Pkce().Verifier), ("code_challenge_method", "plain")));

        AssertReturned(installation, assistant, answer, "invalid_request");
    }

    [Test]
    [Property("Checklist", 14)]
    public async Task A_repeated_parameter_is_refused_and_not_chosen_from()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);

        var answer = await person.GetAsync(assistant.AuthorizeAddress("projects") + "&scope=users");

        AssertReturned(installation, assistant, answer, "invalid_request");
    }

    [Test]
    public async Task A_form_in_the_body_of_a_GET_is_read_by_nobody()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var client = installation.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(assistant.AuthorizeAddress("projects"), UriKind.RelativeOrAbsolute));
        request.Content = new FormUrlEncodedContent(QueryHelpers.ParseQuery(new Uri(installation.PublicUrl.At(assistant.AuthorizeAddress("everything"))).Query)
            .Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.ToString())));

        using var answer = await client.SendAsync(request);

        Assert.That(answer.Headers.Location?.OriginalString, Does.StartWith("/auth/sign-in").And.Contain("projects").And.Not.Contain("everything"));
    }

    [Test]
    public async Task A_person_who_refuses_sends_the_assistant_away()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation, Person.John);

        var returned = await person.DenyAsync(assistant.AuthorizeAddress());

        var query = QueryHelpers.ParseQuery(returned.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(query["error"].ToString(), Is.EqualTo("access_denied"));
            Assert.That(query["state"].ToString(), Is.EqualTo(Assistant.State));
            Assert.That(query["iss"].ToString(), Is.EqualTo(installation.PublicUrl.Issuer));
        }
    }

    private static IEnumerable<TestCaseData> Strangers()
    {
        var plugin = Assistant.PluginCallback("12345678-1234-4234-8234-123456789abc");
        yield return Case("An unknown client", "client_id", "nobody");
        yield return Case("No client", "client_id", null);
        yield return Case("An empty client", "client_id", "");
        yield return Case("No redirect", "redirect_uri", null);
        foreach (var foreign in new[]
        {
            "https://evil.example.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback",
            "http://chat.openai.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback",
            plugin + "/", plugin + "?a=b", plugin + "#a", plugin + "/../../x", plugin.Replace("chat.", "chat.openai.com.evil.", StringComparison.Ordinal),
            plugin.Replace("https://", "https://evil@", StringComparison.Ordinal), plugin.Replace("aip", "AIP", StringComparison.Ordinal), plugin + "\n",
            plugin.Replace("chat.openai.com", "chat.openai.com:8443", StringComparison.Ordinal), plugin.Replace("plugin-", "g-", StringComparison.Ordinal),
            "javascript:alert(1)", "data:text/html,a", "cursor://callback", "//chat.openai.com/", "/auth", "http://127.0.0.1/callback",
            "https://chat.openai.com/aip/plugin-../oauth/callback",
        })
            yield return Case(foreign.ReplaceLineEndings("\\n"), "redirect_uri", foreign);

        static TestCaseData Case(string title, string name, string? value) => new TestCaseData(name, value).SetArgDisplayNames(title);
    }

    [TestCaseSource(nameof(Strangers))]
    [Property("Checklist", 1)]
    [Property("Checklist", 2)]
    [Property("Checklist", 3)]
    public async Task A_bad_client_or_redirect_gets_an_error_page_and_never_a_redirect(string name, string? value)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);

        var answer = await person.GetAsync(assistant.AuthorizeAddress("projects", (name, value)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Headers.Location, Is.Null);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Not.Contain("evil"));
        }
    }

    [Test]
    [Property("Checklist", 11)]
    public async Task The_authorization_endpoint_and_its_pages_allow_no_other_origin()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var client = installation.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(assistant.AuthorizeAddress(), UriKind.Relative));
        request.Headers.Add("Origin", "https://chat.openai.com");

        using var answer = await client.SendAsync(request);

        Assert.That(answer.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
    }

    private static void AssertReturned(Installation installation, Assistant assistant, HttpResponseMessage answer, string error)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found).Or.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(answer.Headers.Location?.GetLeftPart(UriPartial.Path), Is.EqualTo(assistant.RedirectUri));
            var query = QueryHelpers.ParseQuery(answer.Headers.Location?.Query);
            Assert.That(query["error"].ToString(), Is.EqualTo(error));
            Assert.That(query["state"].ToString(), Is.EqualTo(Assistant.State));
            Assert.That(query["iss"].ToString(), Is.EqualTo(installation.PublicUrl.Issuer));
            Assert.That(query.ContainsKey("code"), Is.False);
        }
    }
}
