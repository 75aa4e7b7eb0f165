using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.TakingBack;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>Every page, light and dark, by axe (with contrast of 7 : 1), and at 320 pixels.</summary>
internal sealed class AccessibilityTests
{
    private static readonly AxeRunOptions Rules = new()
    {
        Rules = new() { ["color-contrast-enhanced"] = new() { Enabled = true }, ["target-size"] = new() { Enabled = true } },
    };

    [Test]
    public async Task Sign_in()
    {
        await using var desk = await OpenAsync();
        await desk.GoAsync(Desk.AuthorizationPath());
        await AssertAccessibleAsync(desk);

        await desk.SignInAsync(Desk.John, "wrong password");
        await desk.Summary.WaitForAsync();
        await AssertAccessibleAsync(desk);
    }

    [Test]
    public async Task Consent()
    {
        await using var desk = await OpenAsync();
        await desk.ReachConsentAsync(Desk.Alec);
        await AssertAccessibleAsync(desk);
    }

    [Test]
    public async Task Home_and_sign_out()
    {
        await using var desk = await OpenAsync();
        await desk.GoAsync("/auth/sign-in");
        await desk.SignInAsync(Desk.John);
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = "You are signed in" }).WaitForAsync();
        await AssertAccessibleAsync(desk);

        await desk.GoAsync("/auth/sign-out");
        await AssertAccessibleAsync(desk);
        await desk.PressAsync("Sign out");
        await desk.Page.GetByText("You are signed out").First.WaitForAsync();
        await AssertAccessibleAsync(desk);
    }

    [Test]
    public async Task Connected_assistants()
    {
        await using var desk = await OpenAsync();
        await desk.ConnectAsync(await NewEmployee.HireAsync(PagesSetUp.Installation));
        await desk.GoAsync(Paths.Connected);
        await AssertAccessibleAsync(desk);

        await desk.PressAsync("Disconnect ChatGPT");
        await desk.Page.GetByText("No assistant can read company data for you.").WaitForAsync();
        await AssertAccessibleAsync(desk);
    }

    [Test]
    public async Task Error()
    {
        await using var desk = await OpenAsync();
        await desk.GoAsync("/oauth?response_type=code&client_id=nobody");
        await AssertAccessibleAsync(desk);
    }

    [Test]
    public async Task Set_a_password()
    {
        await using var desk = await OpenAsync();
        await desk.GoAsync(await PasswordLink.MakeAsync(PagesSetUp.Installation));
        await AssertAccessibleAsync(desk);

        await desk.Page.GetByLabel("New password").FillAsync("one password");
        await desk.PressAsync("Set password");
        await desk.Summary.WaitForAsync();
        await AssertAccessibleAsync(desk);
    }

    internal static async Task AssertAccessibleAsync(Desk desk)
    {
        var found = new List<AxeResult>();
        await desk.Page.SetViewportSizeAsync(1000, 800);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await desk.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            found.Add(await desk.Page.RunAxe(Rules));
        }

        await desk.Page.SetViewportSizeAsync(320, 640);
        var width = await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        var text = await desk.Page.Locator("body").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(result => result.Passes), Is.All.Not.Empty);
            Assert.That(found.SelectMany(result => result.Violations).Select(violation => $"{desk.Path}: {violation.Id}: {violation.Help} {string.Join(' ', violation.Nodes.Select(node => node.Html))}"), Is.Empty);
            Assert.That(width, Is.EqualTo(320));
            // A text that is missing shows its name.
            Assert.That(text, Does.Not.Match(@"\b(Error|SignIn|SignOut|Consent|Connected|Scope|Password|Home|Field|Place|Layout|Index|Project|User|Company)\.\w"));
        }
    }

    private static Task<Desk> OpenAsync() => Desk.OpenAsync(PagesSetUp.Installation, scripts: true);
}
