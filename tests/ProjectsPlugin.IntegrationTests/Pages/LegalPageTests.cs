using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>Who answers for an installation and what is kept, as its operator says.</summary>
internal sealed class LegalPageTests
{
    [TestCase("30", "The log is kept for 30 days.")]
    [TestCase("1", "The log is kept for a day.")]
    [TestCase("1095", "The log is kept for 1,095 days.")]
    public async Task It_names_operator_contact_date_and_retention(string days, string kept)
    {
        var settings = new Dictionary<string, string?>
        {
            [PublicUrl.Setting] = "http://localhost:8080",
            ["ConnectionStrings:Postgres"] = await PreparedDatabase.CopyAsync(),
            ["Plugin:CompanyName"] = "Acme <Works>",
            ["Plugin:ContactEmail"] = "privacy@acme.example",
            ["Legal:InForceSince"] = "2026-11-28",
            ["Legal:LogDays"] = days,
        };
        await using var api = new HostUnderTest<ApiMarker>(settings, clock: null, Microsoft.Extensions.Logging.LogLevel.Information, new CapturedLogs());
        using var client = new HttpClient { BaseAddress = api.Start() };

        var page = await client.GetStringAsync(new Uri(Paths.Legal, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("<dd>Acme &lt;Works&gt;</dd>").And.Contain("href=\"mailto:privacy@acme.example\""));
            Assert.That(page, Does.Contain("<time datetime=\"2026-11-28\">28 November 2026</time>").And.Contain(kept));
            Assert.That(page, Does.Not.Contain("whoever gave you your account"));
        }
    }

    [Test]
    public async Task Where_nothing_is_set_it_says_whom_to_ask_and_promises_nothing()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync(Paths.Legal);
        var text = await browser.Page.Locator("main").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("Ask whoever gave you your account").And.Contain("Those who run this decide how long the log is kept"));
            Assert.That(text, Does.Not.Contain("Run by").And.Not.Contain("In force since").And.Not.Contain("@"));
            Assert.That(await browser.Page.Locator("header").InnerTextAsync(), Does.Contain("MyOfficeProjects"));
            Assert.That((await browser.Page.Locator("footer").InnerTextAsync()).Trim(), Is.EqualTo("Privacy and legal"));
        }
    }
}
