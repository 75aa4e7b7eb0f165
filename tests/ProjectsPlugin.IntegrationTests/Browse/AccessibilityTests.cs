using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.Browse;

/// <summary>The pages of records by the same measure as all others.</summary>
internal sealed class AccessibilityTests
{
    [Test]
    public async Task Every_page_is_for_everybody()
    {
        await using var browser = await BrowserSession.OpenAsync(await Installation.Shared, scripts: true);
        await browser.GoAsync(Paths.Browse);
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/browse");
        await Pages.AccessibilityTests.AssertAccessibleAsync(browser);

        string[] pages =
        [
            $"{Paths.Browse}?query=example", $"{Paths.Browse}?query={new string('x', 300)}",
            PageAddress.Project(3), PageAddress.User(3), PageAddress.Company, PageAddress.Project(777_777), Paths.BrowseSignedIn,
        ];
        foreach (var page in pages)
        {
            await browser.GoAsync(page);
            await Pages.AccessibilityTests.AssertAccessibleAsync(browser);
        }
    }
}
