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
        await using var desk = await Desk.OpenAsync(installation, scripts: true);
        await desk.GoAsync(Paths.Try);
        await Pages.AccessibilityTests.AssertAccessibleAsync(desk);

        await desk.ChooseAsync();
        await desk.Page.GetByText("Tick at least one tool.").WaitForAsync();
        await Pages.AccessibilityTests.AssertAccessibleAsync(desk);

        await desk.RunLetterAsync("Company");
        await desk.Page.EvaluateAsync("() => { for (const step of document.querySelectorAll('details')) step.open = true; }");
        await Pages.AccessibilityTests.AssertAccessibleAsync(desk);

        await desk.GoAsync(Paths.TryRun);
        await Pages.AccessibilityTests.AssertAccessibleAsync(desk);
    }
}
