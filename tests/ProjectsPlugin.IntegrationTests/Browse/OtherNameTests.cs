using System.Net;
using System.Net.Http.Headers;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.DemoAssistant;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Browse;

/// <summary>People who come by another name of the computer than the configured one, at which no sign-in can end.</summary>
internal sealed class OtherNameTests
{
    [TestCase("localhost", "/browse")]
    [TestCase("localhost", "/browse/users/2?a=%22b%22")]
    [TestCase("LOCALHOST", "/browse/company")]
    [TestCase("[::1]", "/browse")]
    [TestCase("127.0.0.2", "/browse")]
    public async Task They_are_told_so_with_the_right_link(string name, string path)
    {
        var installation = await Installation.Shared;

        using var answer = await AskAsync(installation, name, path);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(page, Does.Contain("These pages are at another address").And.Contain($"href=\"{installation.PublicUrl.At(path)}\""));
        }
    }

    [TestCase("127.0.0.1")]
    [TestCase("plugin.example.org")]
    [TestCase("localhost.example.org")]
    public async Task Under_its_own_name_and_any_that_a_proxy_may_have_made_the_sign_in_begins(string name)
    {
        var installation = await Installation.Shared;

        using var answer = await AskAsync(installation, name, Paths.Browse);

        Assert.That(answer.Headers.Location?.GetLeftPart(UriPartial.Path), Is.EqualTo(installation.PublicUrl.At(Paths.Authorize)));
    }

    [Test]
    public async Task The_demo_assistant_is_where_it_comes_back_to()
    {
        await using var installation = await DemoAssistantPages.InstallAsync();

        using var answer = await AskAsync(installation, "localhost", Paths.Try);

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo(installation.PublicUrl.At(Paths.Try)));
    }

    private static async Task<HttpResponseMessage> AskAsync(Installation installation, string name, string path)
    {
        using var client = installation.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        request.Headers.Host = $"{name}:{new Uri(installation.PublicUrl.ToString()).Port}";
        return await client.SendAsync(request);
    }
}
