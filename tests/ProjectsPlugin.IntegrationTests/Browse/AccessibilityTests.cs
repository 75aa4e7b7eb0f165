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
        await using var desk = await Desk.OpenAsync(await Installation.Shared, scripts: true);
        await desk.GoAsync(Paths.Browse);
        await desk.SignInAsync(Desk.Alec);
        await desk.ArriveAtPageAsync("**/browse");
        await Pages.AccessibilityTests.AssertAccessibleAsync(desk);

        string[] pages =
        [
            $"{Paths.Browse}?query=example", $"{Paths.Browse}?query={new string('x', 300)}",
            PageAddress.Project(3), PageAddress.User(3), PageAddress.Company, PageAddress.Project(777_777), Paths.BrowseSignedIn,
        ];
        foreach (var page in pages)
        {
            await desk.GoAsync(page);
            await Pages.AccessibilityTests.AssertAccessibleAsync(desk);
        }
    }
}
