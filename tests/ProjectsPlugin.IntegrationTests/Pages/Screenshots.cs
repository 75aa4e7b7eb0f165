using Microsoft.Playwright;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.DemoAssistant;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>Takes the README's pictures: <c>dotnet test tests/ProjectsPlugin.IntegrationTests --filter FullyQualifiedName~Screenshots</c>.</summary>
[Explicit("Writes docs/images.")]
internal sealed class Screenshots
{
    [Test]
    public async Task Of_sign_in_and_consent()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation, width: 360, scripts: true);
        await browser.GoAsync(BrowserSession.AuthorizationPath(more: "&prompt=consent"));
        await TakeAsync(browser, "sign-in");

        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/auth/consent?*");
        await TakeAsync(browser, "consent");
    }

    [Test]
    public async Task Of_a_page_that_assistants_cite()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation, width: 720);
        await browser.GoAsync(PageAddress.Project(3));
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/browse/projects/3");
        await TakeAsync(browser, "browse");
    }

    [Test]
    public async Task Of_the_front_pages_upper_half()
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            Settings = new Dictionary<string, string?> { [PublicUrl.Setting] = "https://plugin.example.org" },
        });
        await using var browser = await BrowserSession.OpenAsync(installation, width: 900, scripts: true);
        await browser.GoAsync(Paths.Front);
        await TakeAsync(browser, "front", fullPage: false);
    }

    [Test]
    public async Task Of_the_demo_assistants_page()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation, width: 900);
        await browser.RunLetterAsync();
        await TakeAsync(browser, "try", fullPage: false);
    }

    private static async Task TakeAsync(BrowserSession browser, string name, bool fullPage = true)
    {
        var picture = await browser.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = fullPage, Animations = ScreenshotAnimations.Disabled });
        await File.WriteAllBytesAsync(Path.Combine(Images(), $"{name}.png"), picture);
    }

    private static string Images() => Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "images")).FullName;
}
