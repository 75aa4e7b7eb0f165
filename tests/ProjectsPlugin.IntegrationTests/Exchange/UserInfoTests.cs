using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Exchange;

/// <summary>How UserInfo is asked (OpenID Connect Core, section 5.3.1).</summary>
internal sealed class UserInfoTests
{
    private static IEnumerable<TestCaseData> Requests()
    {
        yield return Case("GET", HttpMethod.Get, null);
        yield return Case("POST without a body", HttpMethod.Post, null);
        yield return Case("POST with an empty body", HttpMethod.Post, new ByteArrayContent([]));
        yield return Case(
            "POST with an empty body that is said to be JSON",
            HttpMethod.Post,
            new ByteArrayContent([]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });
        yield return Case("POST with an empty form", HttpMethod.Post, new FormUrlEncodedContent([]));

        static TestCaseData Case(string name, HttpMethod method, HttpContent? body) => new TestCaseData(method, body).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Requests))]
    public async Task A_token_in_the_header_is_answered_and_nobody_keeps_the_answer(HttpMethod method, HttpContent? body)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        var tokens = await assistant.SignInAsync("openid email");
        using var client = installation.CreateClient();
        using var request = new HttpRequestMessage(method, new Uri(Paths.UserInfo, UriKind.Relative)) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);

        using var answer = await client.SendAsync(request);
        var claims = await answer.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), claims);
            Assert.That((string?)JsonNode.Parse(claims)!["email"], Is.EqualTo(Person.Alec));
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
        }
    }
}
