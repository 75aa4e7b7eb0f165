using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
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

    // What axe leaves alone: it takes what is hidden for no control, and distance to others for size.
    private const string ControlCheck =
        """
        () => {
            const all = selector => [...document.querySelectorAll(selector)];
            const isInSentence = link => link.matches('a')
                && getComputedStyle(link).display === 'inline'
                && link.parentElement.textContent.trim() !== link.textContent.trim();
            const isSmall = control => {
                const { width, height } = control.getBoundingClientRect();
                return width > 0 && (width < 24 || height < 24);
            };
            return [
                ...all('button, input:not([type=hidden]), select, textarea, summary, a[href]:not(.skip)').filter(
                    control => isSmall(control) && !isInSentence(control)),
                ...all('button').filter(button => !button.textContent.trim()),
                ...all('fieldset').filter(group => !group.querySelector(':scope > legend')?.textContent.trim()),
            ].map(each => each.outerHTML);
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
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        await AssertAccessibleAsync(desk);

        await desk.GoAsync("/auth/password/change");
        await desk.PressAsync("Continue");
        await desk.Page.GetByText("This is not your password.").WaitForAsync();
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
        await desk.Page.Locator("summary").ClickAsync();
        await AssertAccessibleAsync(desk);

        await desk.PressAsync("Disconnect ChatGPT");
        await desk.Page.GetByText("No assistant can read company data for you.").WaitForAsync();
        await AssertAccessibleAsync(desk);
    }

    [Test]
    public async Task Connected_assistants_of_one_name()
    {
        var email = await NewEmployee.HireAsync(PagesSetUp.Installation);
        foreach (var name in new[] { "Twin", "Twin", "twin", "Sign out everywhere" })
        {
            using var assistant = await PublicAssistant.RegisterAsync(PagesSetUp.Installation, name: name);
            await assistant.SignInAsync("me", email);
        }

        await using var desk = await OpenAsync();
        await desk.GoAsync(Paths.Connected);
        await desk.SignInAsync(email);
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Connected assistants" }).WaitForAsync();
        await AssertAccessibleAsync(desk);
        var headings = await desk.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).AllInnerTextsAsync();

        await desk.PressAsync("Disconnect Twin (2)");
        var said = await desk.Page.GetByRole(AriaRole.Status).InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(headings, Is.EquivalentTo(new[] { "Twin", "Twin (2)", "twin (3)", "Sign out everywhere (2)", "Sign out everywhere" }));
            Assert.That(said, Does.StartWith("Twin (2) is disconnected."));
        }
    }

    [Test]
    public async Task Error()
    {
        await using var desk = await OpenAsync();
        await desk.GoAsync("/oauth?response_type=code&client_id=nobody");
        await AssertAccessibleAsync(desk);

        using var assistant = await PublicAssistant.RegisterAsync(PagesSetUp.Installation);
        await desk.GoAsync(new Uri(assistant.AuthorizeAddress("me", ("resource", "https://elsewhere.example.com"))).PathAndQuery);
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
        await desk.Page.Locator(".wrong").WaitForAsync();
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
        var controls = await desk.Page.EvaluateAsync<string[]>(ControlCheck);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(light, Is.Empty, desk.Path);
            Assert.That(dark, Is.Empty, $"{desk.Path}, dark");
            Assert.That(width, Is.EqualTo(320));
            Assert.That(controls, Is.Empty, desk.Path);
            // A text that is missing shows its name.
            Assert.That(
                text,
                Does.Not.Match(@"\b(Error|SignIn|SignOut|Consent|Connected|Scope|Password|Home|Change|Field|Place|Layout|Index|Project|User|Company|Front|Try)\.\w"));
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
