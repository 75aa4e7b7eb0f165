using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What stands above and below every page.</summary>
internal sealed class LayoutTests
{
    [Test]
    public async Task Pages_name_the_company_and_its_contact_once_they_are_set()
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            Settings = new Dictionary<string, string?> { ["Plugin:CompanyName"] = "Acme <Works>", ["Plugin:ContactEmail"] = "help@acme.example" },
        });
        await using var browser = await BrowserSession.OpenAsync(installation);
        await browser.GoAsync("/auth/sign-in");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.Page.Locator("header").InnerTextAsync(), Does.Contain("MyOfficeProjects").And.Contain("Acme <Works>"));
            Assert.That(
                await browser.Page.Locator("main").InnerTextAsync(),
                Does.Contain("Use your account at Acme <Works>.").And.Contain("Write to help@acme.example"));
            Assert.That(await browser.Page.Locator("footer").InnerTextAsync(), Does.Contain("Run by Acme <Works>").And.Contain("help@acme.example"));
            Assert.That(await browser.Page.Locator("footer a[href='mailto:help@acme.example']").CountAsync(), Is.EqualTo(1));

            await browser.GoAsync(Paths.Front);
            Assert.That(
                await browser.Page.Locator("header").InnerTextAsync(), Does.Contain("MyOfficeProjects").And.Contain("Acme <Works>"), "a page of the API");
            Assert.That(await browser.Page.Locator("footer a[href='mailto:help@acme.example']").CountAsync(), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task Without_them_pages_name_the_product_alone_and_nobody_who_may_not_answer()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync("/auth/sign-in");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.Page.Locator("main").InnerTextAsync(), Does.Contain("Use your account at MyOfficeProjects."));
            Assert.That(await browser.Page.Locator("a[href^=mailto]").CountAsync(), Is.Zero);
            Assert.That((await browser.Page.Locator("footer").InnerTextAsync()).Trim(), Is.EqualTo("Privacy and legal"));
        }
    }

    [Test]
    public async Task Every_page_of_somebody_who_is_signed_in_leads_to_their_account_and_to_the_way_out()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.ReachConsentAsync(BrowserSession.Alec);

        foreach (var path in new[] { "", Paths.Account, Paths.Connected, "/auth/sign-out", "/auth/password/change" })
        {
            if (path.Length > 0)
                await browser.GoAsync(path);
            var links = await browser.Page.Locator("header a").EvaluateAllAsync<string[]>("all => all.map(each => each.getAttribute('href'))");
            Assert.That(links, Is.EqualTo([Paths.Front, Paths.Account, "/auth/sign-out"]), path);
            Assert.That(await browser.Page.GetByRole(AriaRole.Navigation).InnerTextAsync(), Does.Contain("Alec Parkes"));
        }
    }
}
