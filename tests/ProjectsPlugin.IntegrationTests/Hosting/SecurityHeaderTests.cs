using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Hosting;

/// <summary>What either host tells browsers and caches not to do.</summary>
internal sealed class SecurityHeaderTests
{
    private const string Browser = "text/html";
    private const string Program = "application/json";
    private const string PagePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private const string PolicyWithScript = PagePolicy + "; script-src 'self'";
    private const string PolicyOfOtherAnswers = "default-src 'none'; frame-ancestors 'none'";

    // Whatever an answer is for, and whoever reads it.
    private static readonly string[] Fixed =
        ["X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"];

    [TestCase("/nowhere", "/auth/nowhere", Browser, PolicyWithScript)]
    [TestCase("/nowhere", "/auth/nowhere", Program, PolicyOfOtherAnswers)]
    [TestCase("/browse", Paths.Account, Browser, PolicyOfOtherAnswers)]
    [TestCase("/me", Paths.UserInfo, Program, PolicyOfOtherAnswers)]
    [TestCase("/mcp", Paths.Token, Program, PolicyOfOtherAnswers)]
    [Property("Checklist", 12)]
    [Property("Checklist", 13)]
    public async Task Both_hosts_say_the_same(string atApi, string atIdentityServer, string accept, string policy)
    {
        using var client = (await Installation.Shared).CreateClient();

        using var ofApi = await AskAsync(client, atApi, accept);
        using var ofIdentityServer = await AskAsync(client, atIdentityServer, accept);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)ofIdentityServer.StatusCode / 100, Is.EqualTo((int)ofApi.StatusCode / 100));
            foreach (var name in Fixed)
            {
                Assert.That(Header(ofApi, name), Is.Not.Empty, name);
                Assert.That(Header(ofIdentityServer, name), Is.EqualTo(Header(ofApi, name)), name);
            }

            foreach (var answer in new[] { ofApi, ofIdentityServer })
            {
                Assert.That(Header(answer, "Content-Security-Policy"), Is.EqualTo(policy));
                Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
                Assert.That(Header(answer, "Strict-Transport-Security"), Is.Empty, "the origin has no https");
            }
        }
    }

    [TestCase(Paths.Robots, Paths.Script)]
    [TestCase(Paths.ProtectedResourceMetadata, Paths.AuthorizationServerMetadata)]
    public async Task A_document_for_everybody_keeps_what_it_says_to_caches(string atApi, string atIdentityServer)
    {
        using var client = (await Installation.Shared).CreateClient();

        foreach (var path in new[] { atApi, atIdentityServer })
        {
            using var answer = await AskAsync(client, path, Program);

            using (Assert.EnterMultipleScope())
            {
                Assert.That(answer.Headers.CacheControl?.Public, Is.True, path);
                Assert.That(Header(answer, "Content-Security-Policy"), Is.EqualTo(PolicyOfOtherAnswers), path);
                Assert.That(Fixed.Where(name => Header(answer, name).Length == 0), Is.Empty, path);
            }
        }
    }

    [Test]
    [Property("Checklist", 13)]
    public async Task The_legal_page_has_no_forms_and_no_script()
    {
        using var client = (await Installation.Shared).CreateClient();

        using var page = await AskAsync(client, Paths.Legal, Browser);

        Assert.That(
            Header(page, "Content-Security-Policy"), Is.EqualTo(PagePolicy.Replace("form-action 'self'", "form-action 'none'", StringComparison.Ordinal)));
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept", accept);
        return await client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
