using Microsoft.Playwright;
using ProjectsPlugin.Api.Browse;

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
        await desk.Page.WaitForURLAsync("**/auth/consent?*");
        await TakeAsync(desk, "consent");
    }

    [Test]
    public async Task Of_a_page_that_assistants_cite()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation, width: 720);
        await desk.GoAsync(PageAddress.Project(3));
        await desk.SignInAsync(Desk.Alec);
        await desk.Page.WaitForURLAsync("**/browse/projects/3");
        await TakeAsync(desk, "browse");
    }

    private static async Task TakeAsync(Desk desk, string name)
    {
        var picture = await desk.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true, Animations = ScreenshotAnimations.Disabled });
        await File.WriteAllBytesAsync(Path.Combine(Images(), $"{name}.png"), picture);
    }

    private static string Images()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ProjectsPlugin.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return Directory.CreateDirectory(Path.Combine(folder.FullName, "docs", "images")).FullName;
    }
}
