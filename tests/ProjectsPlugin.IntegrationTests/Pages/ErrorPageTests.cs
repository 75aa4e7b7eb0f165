using System.Net;
using System.Text.RegularExpressions;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What a person reads when something went wrong, and what a program gets instead.</summary>
internal sealed partial class ErrorPageTests
{
    [TestCase("client_id=nobody&redirect_uri=https%3A%2F%2Fevil.example%2F", "This assistant is not known here")]
    [TestCase("client_id=0b0e7c3e-6a3a-4b0e-9c55-3c1f6c1f9a10&redirect_uri=https%3A%2F%2Fa.example%2F", "This assistant is not known any more")]
    [TestCase("client_id=chatgpt-plugin&redirect_uri=https%3A%2F%2Fevil.example%2F", "This return address is not agreed")]
    [TestCase("client_id=chatgpt-plugin", "This request cannot be understood")]
    [Property("Checklist", 2)]
    public async Task A_bad_client_or_redirect_is_explained_and_never_followed(string query, string heading)
    {
        var (answer, text) = await GetAsync($"{Paths.OAuth}?response_type=code&state=s&{query}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Headers.Location, Is.Null);
            Assert.That(text, Does.Contain($"<h1>{heading}</h1>").And.Contain("What to do next").And.Contain("Nothing was shared."));
        }
    }

    [Test]
    public async Task Whoever_comes_with_a_registration_that_is_gone_is_told_to_connect_anew()
    {
        var (_, text) = await GetAsync($"{Paths.Authorize}?response_type=code&client_id={Guid.NewGuid()}&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback");

        Assert.That(text, Does.Contain("Remove the connection in your assistant and add it again"));
    }

    [Test]
    public async Task The_reference_is_in_the_log()
    {
        var (_, text) = await GetAsync("/auth/nowhere");

        var reference = Reference().Match(text).Value;
        Assert.That(PagesSetUp.Installation.IdentityLogs.Text, Does.Contain($"reference {reference}"));
    }

    [TestCase("/auth/nowhere", "text/html", true)]
    [TestCase("/auth/error", "*/*", true)]
    [TestCase("/auth/nowhere", "*/*", false)]
    [TestCase("/auth/nowhere", "application/json", false)]
    [TestCase(Paths.UserInfo, "*/*", false)]
    [TestCase(Paths.Token, "application/json", false)]
    [TestCase(Paths.CodeExchange, "*/*", false)]
    [TestCase(Paths.Revoke, "*/*", false)]
    public async Task Programs_get_no_page(string path, string accept, bool page)
    {
        var (answer, text) = await GetAsync(path, accept);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.GreaterThanOrEqualTo(400));
            Assert.That(text.Contains("<html", StringComparison.Ordinal), Is.EqualTo(page));
        }
    }

    [Test]
    public async Task Too_many_passwords_are_told_to_wait()
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            Settings = new Dictionary<string, string?> { ["SignIn:AttemptsPerMinute"] = "1" },
        });
        await using var browser = await BrowserSession.OpenAsync(installation);
        await browser.GoAsync("/auth/sign-in");
        await browser.SignInAsync(BrowserSession.John, "wrong password");
        await browser.Summary.WaitForAsync();

        await browser.SignInAsync(BrowserSession.John, "wrong password");

        await browser.Page.GetByText("Too many attempts", new() { Exact = true }).WaitForAsync();
    }

    private static async Task<(HttpResponseMessage Answer, string Text)> GetAsync(string path, string accept = "text/html,application/xhtml+xml,*/*;q=0.8")
    {
        using var client = PagesSetUp.Installation.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("Accept", accept);
        var answer = await client.SendAsync(request);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("(?<=<code>)[0-9a-f]{32}(?=</code>)")]
    private static partial Regex Reference();
}
