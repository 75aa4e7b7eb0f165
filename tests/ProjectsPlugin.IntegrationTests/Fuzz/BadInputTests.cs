using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;

namespace ProjectsPlugin.IntegrationTests.Fuzz;

/// <summary>What strangers were seen to send, and the right answer to it.</summary>
internal sealed class BadInputTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private static readonly string[] FormEndpoints =
    [
        Paths.Token, Paths.CodeExchange, Paths.RootToken, Paths.Revoke, Paths.UserInfo, Paths.Authorize, "/auth/sign-in", "/auth/consent", Paths.Connected,
        Paths.Try,
    ];

    private static IEnumerable<TestCaseData> Forms() =>
        from path in FormEndpoints
        from form in new (string Name, string Type, string Body)[]
        {
            ("a null character", Form, "grant_type=a%00b&client_id=mcp-client"),
            ("1,025 keys", Form, string.Join('&', Enumerable.Range(0, 1_025).Select(key => $"k{key}="))),
            ("a key of 3,000 characters", Form, new string('k', 3_000) + "=x"),
            ("UTF-7", Form + "; charset=utf-7", "grant_type=x"),
            ("a character set with half its quotes", Form + "; charset=\"utf-8", "grant_type=x"),
            ("a multipart body that is cut", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb"),
            ("a multipart body without a boundary", "multipart/form-data", "--b--"),
        }
        select new TestCaseData(path, form.Type, form.Body).SetArgDisplayNames(path, form.Name);

    [TestCaseSource(nameof(Forms))]
    public async Task A_form_that_cannot_be_read_is_the_senders_mistake(string path, string type, string body)
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await client.PostAsync(path, content);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        if (path.EndsWith("token", StringComparison.Ordinal) || path is Paths.CodeExchange or Paths.Revoke)
            Assert.That((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"], Is.EqualTo("invalid_request"));
    }

    [TestCase("/auth/token/")]
    [TestCase("/AUTH/TOKEN")]
    [TestCase("/Auth/OAuth_Exchange/")]
    [TestCase("/TOKEN/")]
    [TestCase("/auth/REVOKE")]
    public async Task However_its_path_is_spelt_an_endpoint_is_the_same(string path)
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        using var json = new StringContent("""{"grant_type":1}""", Encoding.UTF8, "application/json");

        var answer = await TokenAnswer.ReadAsync(await client.PostAsync(path, json));

        Assert.That((answer.Status, answer.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_request")));
    }

    [TestCase("\uFFFE")]
    [TestCase("x\uFFFE@example.com")]
    [TestCase("x\0@example.com")]
    public async Task A_name_that_is_no_text_is_a_wrong_name(string email)
    {
        using var client = (await Installation.Shared).CreateClient();

        using var answer = await client.SendAsync(email, "whatever it is");

        Assert.That((int)answer.StatusCode, Is.AnyOf(200, 400));
    }

    [TestCase("\\ufffe")]
    [TestCase("\\ud800")]
    [TestCase("\\u0000")]
    public async Task A_registrations_name_that_is_no_text_is_no_fault_of_ours(string name)
    {
        using var client = (await Installation.Shared).CreateClient();
        using var json = new StringContent(
            $$"""{"client_name":"a{{name}}b","redirect_uris":["https://assistant.example/callback"]}""",
            Encoding.UTF8,
            "application/json");

        using var answer = await client.PostAsync(Paths.Register, json);

        Assert.That((int)answer.StatusCode, Is.AnyOf(201, 400));
    }

    [TestCase("%EF%BF%BE")]
    [TestCase("a%00b")]
    [TestCase("%ED%A0%80")]
    public async Task A_search_for_what_is_no_text_finds_what_the_rest_of_it_finds(string query)
    {
        using var client = await ApiClient.OpenAsync();

        using var projects = await client.GetAsync($"/projects?query={query}");
        using var users = await client.GetAsync($"/users?query={query}");

        Assert.That((projects.StatusCode, users.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }

    [TestCase("max_age=99999999999999999999")]
    [TestCase("max_age=9223372036854775807")]
    [TestCase("client_id=a%00b")]
    [TestCase("client_id=%EF%BF%BE")]
    [TestCase("redirect_uri=https%3A%2F%2Fassistant.example%2Fcallback%00")]
    [TestCase("scope=a%00b")]
    [TestCase("state=a%00b")]
    [TestCase("nonce=%00")]
    [TestCase("login_hint=%EF%BF%BE")]
    [TestCase("resource=%00")]
    [TestCase("id_token_hint=%EF%BF%BE")]
    [TestCase("interaction_decision=%00")]
    public async Task An_authorization_request_that_cannot_be_is_no_fault_of_ours(string parameter)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var client = installation.CreateClient();
        var name = parameter.Split('=')[0];

        using var answer = await client.GetAsync($"{assistant.AuthorizeAddress(others: (name, null))}&{parameter}");

        Assert.That((int)answer.StatusCode, Is.LessThan(500));
    }

    [TestCase("utf-16")]
    [TestCase("utf-7")]
    [TestCase("iso-8859-1")]
    [TestCase("x")]
    public async Task A_message_in_any_encoding_but_UTF_8_is_refused(string charset)
    {
        using var caller = await PostMessageAsync($"application/json; charset={charset}");

        Assert.That(caller.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [TestCase("application/json; charset=UTF-8")]
    [TestCase("application/json; charset=\"utf-8\"")]
    public async Task A_message_may_say_that_it_is_in_UTF_8(string type)
    {
        using var caller = await PostMessageAsync(type);

        Assert.That(caller.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"\ud800","capabilities":{},"clientInfo":{"name":"x"}}}""")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"ping","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"\ud800"}}}""")]
    [TestCase("""{"jsonrpc":"2.0","id":"\ud800","method":"ping"}""")]
    [TestCase("""{"jsonrpc":"2.0","id":1,"method":"\ud800"}""")]
    public async Task A_message_with_half_of_a_surrogate_pair_is_the_clients_mistake(string message)
    {
        using var answer = await PostMessageAsync("application/json", message);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static async Task<HttpResponseMessage> PostMessageAsync(string type, string message = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""")
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Paths.Mcp, UriKind.Relative)) { Content = new StringContent(message) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await McpCaller.TokenAsync(installation));
        return await client.SendAsync(request);
    }
}
