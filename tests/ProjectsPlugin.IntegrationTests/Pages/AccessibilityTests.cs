using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.TakingBack;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>Every page, light and dark, by axe (with contrast of 7 : 1), and at 320 pixels.</summary>
internal sealed class AccessibilityTests
{
    private const string Check =
        """
        async () => {
            const { passes, violations } = await axe.run({ rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } });
            return passes.length ? violations.map(each => `${each.id}: ${each.help} ${each.nodes.map(node => node.html).join(' ')}`) : ['Nothing was checked.'];
        }
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

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

    [Test]
    public async Task What_assistants_may_read()
    {
        await using var desk = await OpenAsync();
        await desk.GoAsync(Paths.Legal);
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = "What assistants may read" }).WaitForAsync();
        await AssertAccessibleAsync(desk);
    }

    internal static async Task AssertAccessibleAsync(Desk desk)
    {
        await desk.Page.SetViewportSizeAsync(1000, 800);
        await desk.Page.EvaluateAsync(Axe);
        var light = await CheckAsync(desk, ColorScheme.Light);
        var dark = await CheckAsync(desk, ColorScheme.Dark);
        await desk.Page.SetViewportSizeAsync(320, 640);
        var width = await desk.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        var text = await desk.Page.Locator("body").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(light, Is.Empty, desk.Path);
            Assert.That(dark, Is.Empty, $"{desk.Path}, dark");
            Assert.That(width, Is.EqualTo(320));
            // A text that is missing shows its name.
            Assert.That(text, Does.Not.Match(@"\b(Error|SignIn|SignOut|Consent|Connected|Scope|Password|Home|Field|Place|Layout|Index|Project|User|Company|Front|Try)\.\w"));
        }
    }

    private static async Task<string[]> CheckAsync(Desk desk, ColorScheme scheme)
    {
        // A colour on its way from one scheme to the other is neither's.
        await desk.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        return await desk.Page.EvaluateAsync<string[]>(Check);
    }

    private static Task<Desk> OpenAsync() => Desk.OpenAsync(PagesSetUp.Installation, scripts: true);
}
