using System.Net;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>What assistants that are web pages, such as the MCP Inspector, may reach from their own origin (CORS).</summary>
[Property("Checklist", 11)]
internal sealed class ProgramOriginTests
{
    [TestCase("/.well-known/oauth-authorization-server", "GET")]
    [TestCase("/.well-known/openid-configuration", "GET")]
    [TestCase("/auth/jwks", "GET")]
    [TestCase("/auth/register", "POST")]
    [TestCase("/register", "POST")]
    [TestCase("/auth/token", "POST")]
    [TestCase("/token", "POST")]
    [TestCase("/auth/revoke", "POST")]
    public async Task What_programs_use_is_open_to_any_origin_without_cookies(string path, string method)
    {
        using var preflight = await PreflightAsync(path, method);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(preflight.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(preflight.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo((string[])["*"]));
            Assert.That(preflight.Headers.GetValues("Access-Control-Allow-Headers"), Is.EqualTo((string[])["content-type"]));
            Assert.That(preflight.Headers.Contains("Access-Control-Allow-Credentials"), Is.False);
        }
    }

    [TestCase("/oauth", "GET")]
    [TestCase("/authorize", "GET")]
    [TestCase("/auth/authorize", "GET")]
    [TestCase("/auth/authorize", "POST")]
    [TestCase("/auth/sign-in", "POST")]
    [TestCase("/auth/consent", "POST")]
    [TestCase("/auth/logout", "POST")]
    public async Task What_people_use_is_closed_to_every_other_origin(string path, string method)
    {
        using var preflight = await PreflightAsync(path, method);

        Assert.That(preflight.Headers.Select(header => header.Key), Has.None.StartsWith("Access-Control"));
    }

    [Test]
    public async Task A_refusal_can_be_read_from_another_origin()
    {
        using var client = (await Installation.Shared).CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/register", UriKind.Relative))
        {
            Content = new StringContent("{}", mediaType: new("application/json")),
        };
        request.Headers.Add("Origin", "http://localhost:6274");

        using var answer = await client.SendAsync(request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo((string[])["*"]));
            Assert.That(answer.Headers.GetValues("Access-Control-Expose-Headers").Single(), Does.Contain("Retry-After"));
        }
    }

    private static async Task<HttpResponseMessage> PreflightAsync(string path, string method)
    {
        using var client = (await Installation.Shared).CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(path, UriKind.Relative));
        request.Headers.Add("Origin", "http://localhost:6274");
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        return await client.SendAsync(request);
    }
}
