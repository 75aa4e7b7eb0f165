using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Who gets in at the endpoint, and what the others learn.</summary>
internal sealed class ChallengeTests
{
    private Installation _installation = null!;
    private TokenForge _forge = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _forge = await TokenForge.OfAsync(_installation = await Installation.Shared);

    private string WhereToBegin =>
        $"Bearer resource_metadata=\"{_installation.PublicUrl}/.well-known/oauth-protected-resource/mcp\", scope=\"projects users me company\"";

    [TestCase("POST", "application/json", """{"jsonrpc":"2.0","id":1,"method":"initialize"}""")]
    [TestCase("POST", "application/json", """{"jsonrpc":"2.0","id":1,"method":"server/discover"}""")]
    [TestCase("POST", "application/json", """{"jsonrpc":"2.0","method":"notifications/initialized"}""")]
    [TestCase("POST", "application/json", "[]")]
    [TestCase("POST", "application/json", "not json")]
    [TestCase("POST", "text/plain", "")]
    [TestCase("POST", null, null)]
    [TestCase("GET", null, null)]
    [TestCase("DELETE", null, null)]
    [Property("Checklist", 31)]
    public async Task Whatever_comes_without_a_token_learns_where_to_begin(string method, string? type, string? body)
    {
        using var answer = await SendAsync(method, type, body);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Headers.GetValues("WWW-Authenticate"), Is.EqualTo((string[])[WhereToBegin]));
        }
    }

    [Test]
    [Property("Checklist", 31)]
    public async Task A_bad_token_is_said_to_be_bad()
    {
        var expired = _forge.Token(change: token =>
        {
            token.Audience = Audiences.Mcp(_installation.PublicUrl);
            (token.IssuedAt, token.Expires) = (DateTime.UtcNow.AddHours(-1), DateTime.UtcNow.AddMinutes(-2));
        });

        using var answer = await AskAsync(expired);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.StartWith($"{WhereToBegin}, error=\"invalid_token\""));
        }
    }

    // The same two tokens at both doors, twice: a token that was found good at one is remembered there alone.
    [Test]
    [Property("Checklist", 28)]
    [Property("Checklist", 37)]
    public async Task A_token_opens_the_resource_that_it_is_for_and_no_other()
    {
        var (rest, mcp) = (_forge.Token(), await McpCaller.TokenAsync(_installation));
        for (var round = 0; round < 2; round++)
        {
            using var restAtRest = await RestAsync(rest);
            using var restAtMcp = await AskAsync(rest);
            using var mcpAtRest = await RestAsync(mcp);
            using var mcpAtMcp = await AskAsync(mcp);

            Assert.That(
                (restAtRest.StatusCode, restAtMcp.StatusCode, mcpAtRest.StatusCode, mcpAtMcp.StatusCode),
                Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
        }
    }

    [TestCase("/mcp/")]
    [TestCase("/MCP")]
    [Property("Checklist", 37)]
    public async Task Another_spelling_of_the_address_has_no_other_rules(string path)
    {
        using var answer = await AskAsync(_forge.Token(), path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("/")]
    [TestCase("/mcp/")]
    [TestCase("")]
    [Property("Checklist", 37)]
    public async Task An_audience_that_only_resembles_ours_is_another(string path)
    {
        var audience = path.Length == 0 ? "https://attacker.example/mcp" : _installation.PublicUrl.At(path);

        using var answer = await AskAsync(_forge.Token(change: token => token.Audience = audience));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("JWT")]
    [TestCase("id_token+jwt")]
    [Property("Checklist", 35)]
    [Property("Checklist", 36)]
    public async Task An_id_token_for_the_endpoint_is_no_access_token(string type)
    {
        using var answer = await AskAsync(_forge.Token(change: token => (token.Audience, token.TokenType) = (Audiences.Mcp(_installation.PublicUrl), type)));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    [Property("Checklist", 35)]
    public async Task Signatures_are_checked_here_too()
    {
        var good = await McpCaller.TokenAsync(_installation);

        using var truncated = await AskAsync(good[..^8]);

        Assert.That(truncated.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    [Property("Checklist", 38)]
    public async Task A_token_in_the_address_is_refused_and_never_logged()
    {
        var token = await McpCaller.TokenAsync(_installation);

        using var answer = await AskAsync(null, $"/mcp?access_token={token}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(_installation.ApiLogs.Text, Does.Not.Contain(token));
        }
    }

    private Task<HttpResponseMessage> AskAsync(string? token, string path = Paths.Mcp) =>
        SendAsync("POST", "application/json", new JsonObject { ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = "ping" }.ToJsonString(), token, path);

    private Task<HttpResponseMessage> RestAsync(string token) => SendAsync("GET", null, null, token, "/projects/3");

    private async Task<HttpResponseMessage> SendAsync(string method, string? type, string? body, string? token = null, string path = Paths.Mcp)
    {
        using var client = _installation.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, type!);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }
}
