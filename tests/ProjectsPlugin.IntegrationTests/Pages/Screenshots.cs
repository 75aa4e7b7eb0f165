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
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation, width: 360);
        await desk.GoAsync(Desk.AuthorizationPath(more: "&prompt=consent"));
        await TakeAsync(desk, "sign-in");

        await desk.SignInAsync(Desk.Alec);
        await desk.ArriveAtPageAsync("**/auth/consent?*");
        await TakeAsync(desk, "consent");
    }

    [Test]
    public async Task Of_a_page_that_assistants_cite()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation, width: 720);
        await desk.GoAsync(PageAddress.Project(3));
        await desk.SignInAsync(Desk.Alec);
        await desk.ArriveAtPageAsync("**/browse/projects/3");
        await TakeAsync(desk, "browse");
    }

    [Test]
    public async Task Of_the_front_pages_upper_half()
    {
        await using var installation = await Installation.StartAsync(new InstallationOptions
        {
            Settings = new Dictionary<string, string?> { [PublicUrl.Setting] = "https://plugin.example.org" },
        });
        await using var desk = await Desk.OpenAsync(installation, width: 900, scripts: true);
        await desk.GoAsync(Paths.Front);
        await TakeAsync(desk, "front", fullPage: false);
    }

    [Test]
    public async Task Of_the_demo_assistants_page()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation, width: 900);
        await desk.RunLetterAsync();
        await TakeAsync(desk, "try", fullPage: false);
    }

    private static async Task TakeAsync(Desk desk, string name, bool fullPage = true)
    {
        var picture = await desk.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = fullPage, Animations = ScreenshotAnimations.Disabled });
        await File.WriteAllBytesAsync(Path.Combine(Images(), $"{name}.png"), picture);
    }

    private static string Images() => Directory.CreateDirectory(Path.Combine(Repository.Root, "docs", "images")).FullName;
}
