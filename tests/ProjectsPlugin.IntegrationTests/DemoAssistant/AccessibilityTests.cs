using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>The demo assistant's pages by the same measure as all others.</summary>
internal sealed class AccessibilityTests
{
    [Test]
    public async Task Every_page_is_for_everybody()
    {
        await using var installation = await DemoAssistantPages.InstallAsync();
        await using var browser = await BrowserSession.OpenAsync(installation, scripts: true);
        await browser.GoAsync(Paths.Try);
        await Pages.AccessibilityTests.AssertAccessibleAsync(browser);

        await browser.ChooseAsync();
        await browser.Page.GetByText("Tick at least one tool.").WaitForAsync();
        await Pages.AccessibilityTests.AssertAccessibleAsync(browser);

        await browser.RunLetterAsync("Company");
        await browser.Page.EvaluateAsync("() => { for (const step of document.querySelectorAll('details')) step.open = true; }");
        await Pages.AccessibilityTests.AssertAccessibleAsync(browser);

        await browser.GoAsync(Paths.TryRun);
        await Pages.AccessibilityTests.AssertAccessibleAsync(browser);
    }
}
