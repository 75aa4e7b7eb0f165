using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>What either host answers where nothing is.</summary>
internal sealed partial class UnknownAddressTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static readonly string[] Nowhere =
    [
        "/nowhere", "/projects/abc", "/projects/3/users", "/apple-touch-icon.png", "/.well-known/nothing",
        "/.well-known/oauth-protected-resource/projects", "/mcp/sse",
        "/auth/nowhere", "/auth/token/nowhere", "/oauth/nowhere", "/.well-known/openid-configuration/mcp",
    ];

    [Test]
    public async Task A_program_gets_404_without_a_challenge(
        [ValueSource(nameof(Nowhere))] string path, [Values("application/json", "*/*", "text/html;q=0, */*", null)] string? accept)
    {
        using var answer = await AskAsync(HttpMethod.Get, path, accept);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(answer.Headers.WwwAuthenticate, Is.Empty);
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((int?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["status"], Is.EqualTo(404));
        }
    }

    [Test]
    public async Task A_browser_gets_a_page([ValueSource(nameof(Nowhere))] string path)
    {
        using var answer = await AskAsync(HttpMethod.Get, path, Browser);
        var page = await answer.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/html"));
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(page, Does.Contain("<h1>There is no page at this address</h1>").And.Contain("What to do next").And.Match("<code>[0-9a-f]{32}</code>"));
        }
    }

    [Test]
    public async Task The_operator_finds_the_reference_in_the_log([Values("/nowhere", "/auth/nowhere")] string path)
    {
        var installation = await Installation.Shared;

        using var answer = await AskAsync(HttpMethod.Get, path, Browser);
        var reference = Reference().Match(await answer.Content.ReadAsStringAsync()).Value;

        Assert.That(installation.ApiLogs.Text + installation.IdentityLogs.Text, Does.Contain($"reference {reference}"));
    }

    [Test]
    public async Task It_is_404_by_every_method_and_with_any_token(
        [Values("/nowhere", "/auth/nowhere")] string path,
        [Values("HEAD", "POST", "DELETE", "OPTIONS", "PROPFIND")] string method,
        [Values(null, Browser)] string? accept)
    {
        using var answer = await AskAsync(new HttpMethod(method), path, accept, "Bearer a.b.c");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_record_that_is_not_there_is_told_to_a_program_whatever_it_takes()
    {
        var installation = await Installation.Shared;
        var token = (await Api.TokenForge.OfAsync(installation)).AlecsToken();

        using var answer = await AskAsync(HttpMethod.Get, "/projects/77777777", Browser, $"Bearer {token}");

        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "application/problem+json")));
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string? accept, string? authorization = null)
    {
        using var client = (await Installation.Shared).CreateClient();
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (accept is not null)
            request.Headers.Add("Accept", accept);
        if (authorization is not null)
            request.Headers.Add("Authorization", authorization);
        return await client.SendAsync(request);
    }

    [GeneratedRegex("(?<=<code>)[0-9a-f]{32}(?=</code>)")]
    private static partial Regex Reference();
}
