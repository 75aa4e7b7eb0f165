using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Exchange;

internal sealed class BadRequestTests
{
    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Case("An empty body", "application/json", "");
        yield return Case("Malformed JSON", "application/json", "{\"grant_type\":");
        yield return Case("A JSON array", "application/json", "[]");
        yield return Case("A JSON string", "application/json", "\"code\"");
        yield return Case("A number", "application/json", """{"grant_type":"authorization_code","code":1}""");
        yield return Case("A nested object", "application/json", """{"grant_type":{"a":"b"}}""");
        yield return Case("A null", "application/json", """{"grant_type":null}""");
        yield return Case("A double key", "application/json", """{"grant_type":"authorization_code","grant_type":"refresh_token"}""");
        yield return Case("An escaped double key", "application/json", """{"code":"a","c\u006fde":"b"}""");
        yield return Case("Deep nesting", "application/json", new string('[', 5000));
        yield return Case("A lone surrogate", "application/json", """{"code":"\ud800"}""");
        yield return Case("Oversized JSON", "application/json", $$"""{"code":"{{new string('a', 70_000)}}"}""");
        yield return Case("An oversized form", "application/x-www-form-urlencoded", "code=" + new string('a', 70_000));
        yield return Case("A wrong content type", "text/plain", "grant_type=authorization_code");
        yield return Case("XML", "application/xml", "<a/>");
        yield return Case("A repeated parameter", "application/x-www-form-urlencoded", "grant_type=authorization_code&code=a&code=b&client_id=chatgpt-plugin");
        yield return Case("No grant type", "application/x-www-form-urlencoded", "code=a&client_id=chatgpt-plugin");

        static TestCaseData Case(string name, string type, string body) => new TestCaseData(type, body).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Bodies))]
    [Property("Checklist", 14)]
    public async Task A_body_that_cannot_be_an_exchange_is_an_invalid_request(string type, string body)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);

        var answer = await assistant.PostAsync(content);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_request")));
            Assert.That(answer.Text("error_description"), Is.Not.Empty);
            Assert.That(answer.Response.Headers.CacheControl?.NoStore, Is.True);
        }
    }

    [TestCase(64 * 1024, false)]
    [TestCase((64 * 1024) + 1, true)]
    [TestCase(100_000, true)]
    [Property("Checklist", 14)]
    public async Task A_body_has_one_limit_whether_or_not_it_tells_its_length(int length, bool isTooLong)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        (string Type, string Before, string After)[] forms =
            [("application/json", "{\"grant_type\":\"", "\"}"), ("application/x-www-form-urlencoded", "grant_type=", "")];
        foreach (var (type, before, after) in forms)
        {
            var body = Encoding.UTF8.GetBytes(before + new string('a', length - before.Length - after.Length) + after);
            using var told = new ByteArrayContent(body);
            using var chunked = new StreamContent(new Pipe(body));
            foreach (var content in new HttpContent[] { told, chunked })
            {
                content.Headers.ContentType = new MediaTypeHeaderValue(type);

                var answer = await assistant.PostAsync(content);

                var isRefusedAsTooLong = answer.Text("error_description") == "The body is longer than 65536 bytes.";
                Assert.That(isRefusedAsTooLong, Is.EqualTo(isTooLong), $"{type}, {content.GetType().Name}");
            }
        }
    }

    [TestCase("password")]
    [TestCase("client_credentials")]
    [TestCase("urn:ietf:params:oauth:grant-type:token-exchange")]
    [TestCase("nonsense")]
    [Property("Checklist", 6)]
    [Property("Checklist", 27)]
    public async Task Any_other_grant_type_is_unsupported(string grantType)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);

        var answer = await assistant.PostAsync(("grant_type", grantType), ("username", Person.Alec), ("password", Installation.DemoPassword));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.BadRequest, "unsupported_grant_type")));
    }

    [Test]
    public async Task An_unknown_client_is_an_invalid_client()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);

        var answer = await assistant.PostAsync(
            ("grant_type", "authorization_code"), ("client_id", "nobody"), ("code", "x"), ("redirect_uri", assistant.RedirectUri));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
    }

    [Test]
    public async Task A_missing_secret_is_an_invalid_client()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);

        var answer = await assistant.PostAsync(
            ("grant_type", "authorization_code"), ("client_secret", null), ("code", "x"), ("redirect_uri", assistant.RedirectUri));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.Unauthorized, "invalid_client")));
    }

    [TestCase("Basic no-base64!")]
    [TestCase("Basic bm8gY29sb24=")]
    public Task A_Basic_header_that_cannot_be_read_is_an_invalid_request_whatever_the_body_shows(string header) =>
        IsInvalidBesideTheBodyAsync(_ => header);

    [Test]
    public Task A_secret_in_the_header_and_in_the_body_is_an_invalid_request() =>
        IsInvalidBesideTheBodyAsync(Basic);

    [TestCase(Paths.CodeExchange)]
    [TestCase(Paths.Revoke)]
    public async Task A_body_that_names_another_client_than_the_header_is_an_invalid_request(string path)
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        client.DefaultRequestHeaders.Add("Authorization", Basic(installation.ChatGptPlugin));
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = "made-up",
            ["token"] = "made-up",
            ["client_id"] = installation.GptAction.Id,
        });

        var answer = await TokenAnswer.ReadAsync(await client.PostAsync(path, body));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_request")));
    }

    [TestCase(Paths.CodeExchange, "refresh_token", "made-up")]
    [TestCase(Paths.Token, "code", "made-up")]
    [TestCase(Paths.Revoke, "token", "made-up")]
    public async Task A_request_that_names_no_client_is_an_invalid_request(string path, string name, string value)
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = name == "code" ? "authorization_code" : "refresh_token",
            [name] = value,
        });

        var answer = await TokenAnswer.ReadAsync(await client.PostAsync(path, body));

        Assert.That(
            (answer.Status, answer.Error, answer.Text("error_description")),
            Is.EqualTo((HttpStatusCode.BadRequest, "invalid_request", "The 'client_id' is missing.")));
    }

    [TestCase("authorization_code", "code")]
    [TestCase("refresh_token", "refresh_token")]
    public async Task A_code_or_refresh_token_that_nobody_has_is_an_invalid_grant_and_says_so(string grantType, string name)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);

        var answer = await assistant.PostAsync(("grant_type", grantType), (name, "made-up"), ("redirect_uri", assistant.RedirectUri));

        Assert.That(
            (answer.Status, answer.Error, answer.Text("error_description")),
            Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant", "The code or refresh token is not known here.")));
    }

    [TestCase("made-up")]
    [TestCase("")]
    public async Task A_dead_refresh_token_is_exactly_an_invalid_grant(string refreshToken)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);

        var answer = await assistant.RefreshAsync(refreshToken);

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.BadRequest, refreshToken.Length > 0 ? "invalid_grant" : "invalid_request")));
    }

    [Test]
    public async Task The_exchange_is_a_post()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();

        using var answer = await client.GetAsync(new Uri("/auth/oauth_exchange?grant_type=authorization_code", UriKind.Relative));

        Assert.That((int)answer.StatusCode, Is.AnyOf(400, 405));
    }

    private static async Task IsInvalidBesideTheBodyAsync(Func<ConfiguredClient, string> header)
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        client.DefaultRequestHeaders.Add("Authorization", header(installation.ChatGptPlugin));
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = "made-up",
            ["client_id"] = installation.ChatGptPlugin.Id,
            ["client_secret"] = installation.ChatGptPlugin.Secret,
        });

        var answer = await TokenAnswer.ReadAsync(await client.PostAsync(Paths.CodeExchange, body));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_request")));
    }

    private static string Basic(ConfiguredClient client) => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.Id}:{client.Secret}"))}";

    /// <summary>A stream that does not know how long it is.</summary>
    private sealed class Pipe(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
