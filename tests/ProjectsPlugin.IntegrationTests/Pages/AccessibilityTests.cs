using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Revocation;

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
        await using var browser = await OpenAsync();
        await browser.GoAsync(BrowserSession.AuthorizationPath());
        await AssertAccessibleAsync(browser);

        await browser.SignInAsync(BrowserSession.John, "wrong password");
        await browser.Summary.WaitForAsync();
        await AssertAccessibleAsync(browser);
    }

    [Test]
    public async Task Consent()
    {
        await using var browser = await OpenAsync();
        await browser.ReachConsentAsync(BrowserSession.Alec);
        await AssertAccessibleAsync(browser);
    }

    [Test]
    public async Task Home_and_sign_out()
    {
        await using var browser = await OpenAsync();
        await browser.GoAsync("/auth/sign-in");
        await browser.SignInAsync(BrowserSession.John);
        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        await AssertAccessibleAsync(browser);

        await browser.GoAsync("/auth/password/change");
        await browser.PressAsync("Continue");
        await browser.Page.GetByText("This is not your password.").WaitForAsync();
        await AssertAccessibleAsync(browser);

        await browser.GoAsync("/auth/sign-out");
        await AssertAccessibleAsync(browser);
        await browser.PressAsync("Sign out");
        await browser.Page.GetByText("You are signed out").First.WaitForAsync();
        await AssertAccessibleAsync(browser);
    }

    [Test]
    public async Task Connected_assistants()
    {
        await using var browser = await OpenAsync();
        await browser.ConnectAsync(await NewEmployee.HireAsync(PagesSetUp.Installation));
        await browser.GoAsync(Paths.Connected);
        await AssertAccessibleAsync(browser);
        await browser.Page.Locator("summary").ClickAsync();
        await AssertAccessibleAsync(browser);

        await browser.PressAsync("Disconnect ChatGPT");
        await browser.Page.GetByText("No assistant can read company data for you.").WaitForAsync();
        await AssertAccessibleAsync(browser);
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

        await using var browser = await OpenAsync();
        await browser.GoAsync(Paths.Connected);
        await browser.SignInAsync(email);
        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Connected assistants" }).WaitForAsync();
        await AssertAccessibleAsync(browser);
        var headings = await browser.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).AllInnerTextsAsync();

        await browser.PressAsync("Disconnect Twin (2)");
        var said = await browser.Page.GetByRole(AriaRole.Status).InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(headings, Is.EquivalentTo(new[] { "Twin", "Twin (2)", "twin (3)", "Sign out everywhere (2)", "Sign out everywhere" }));
            Assert.That(said, Does.StartWith("Twin (2) is disconnected."));
        }
    }

    [Test]
    public async Task Error()
    {
        await using var browser = await OpenAsync();
        await browser.GoAsync("/oauth?response_type=code&client_id=nobody");
        await AssertAccessibleAsync(browser);

        using var assistant = await PublicAssistant.RegisterAsync(PagesSetUp.Installation);
        await browser.GoAsync(new Uri(assistant.AuthorizeAddress("me", ("resource", "https://elsewhere.example.com"))).PathAndQuery);
        await AssertAccessibleAsync(browser);
    }

    [Test]
    public async Task Set_a_password()
    {
        await using var browser = await OpenAsync();
        await browser.GoAsync(await PasswordLink.MakeAsync(PagesSetUp.Installation));
        await AssertAccessibleAsync(browser);

        await browser.Page.GetByLabel("New password").FillAsync("one password");
        await browser.PressAsync("Set password");
        await browser.Page.Locator(".wrong").WaitForAsync();
        await AssertAccessibleAsync(browser);
    }

    [Test]
    public async Task What_assistants_may_read()
    {
        await using var browser = await OpenAsync();
        await browser.GoAsync(Paths.Legal);
        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "What assistants may read" }).WaitForAsync();
        await AssertAccessibleAsync(browser);
    }

    internal static async Task AssertAccessibleAsync(BrowserSession browser)
    {
        await browser.Page.SetViewportSizeAsync(1000, 800);
        await browser.Page.EvaluateAsync(Axe);
        var light = await CheckAsync(browser, ColorScheme.Light);
        var dark = await CheckAsync(browser, ColorScheme.Dark);
        await browser.Page.SetViewportSizeAsync(320, 640);
        var width = await browser.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        var text = await browser.Page.Locator("body").InnerTextAsync();
        var controls = await browser.Page.EvaluateAsync<string[]>(ControlCheck);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(light, Is.Empty, browser.Path);
            Assert.That(dark, Is.Empty, $"{browser.Path}, dark");
            Assert.That(width, Is.EqualTo(320));
            Assert.That(controls, Is.Empty, browser.Path);
            // A text that is missing shows its name.
            Assert.That(
                text,
                Does.Not.Match(
                    @"\b(Error|SignIn|SignOut|Consent|Connected|Scope|Password|Home|Change|Field|Place|Layout|Index|Project|User|Company|Front|Try)\.\w"));
        }
    }

    private static async Task<string[]> CheckAsync(BrowserSession browser, ColorScheme scheme)
    {
        // A colour on its way from one scheme to the other is neither's.
        await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        return await browser.Page.EvaluateAsync<string[]>(Check);
    }

    private static Task<BrowserSession> OpenAsync() => BrowserSession.OpenAsync(PagesSetUp.Installation, scripts: true);
}
