using System.Globalization;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What our one script adds to pages of either host, which do everything else without it.</summary>
internal sealed class ScriptTests
{
    [Test]
    public async Task A_typed_password_is_shown_until_it_is_hidden_or_sent([Values("/auth/sign-in", Paths.Password, "link")] string page)
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation, scripts: true);
        await OpenAsync(browser, page);
        var fields = browser.Page.Locator("input[autocomplete$=password]");
        async Task<string?[]> TypesAsync() => await fields.EvaluateAllAsync<string[]>("all => all.map(each => each.type)");

        var before = await TypesAsync();
        await browser.PressAsync("Show what you type");
        var shown = await TypesAsync();
        await browser.PressAsync("Hide what you type");
        var hidden = await TypesAsync();
        await browser.PressAsync("Show what you type");
        await browser.Page.EvaluateAsync("() => document.querySelector('main form').addEventListener('submit', sent => sent.preventDefault())");
        await browser.Page.Locator("main form .primary").ClickAsync();
        var sent = await TypesAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.Not.Empty.And.All.EqualTo("password"));
            Assert.That(shown, Has.Length.EqualTo(before.Length).And.All.EqualTo("text"));
            Assert.That(hidden, Is.EqualTo(before));
            Assert.That(sent, Is.EqualTo(before), "browsers keep texts of forms, and no passwords");
        }
    }

    [Test]
    public async Task Without_scripts_no_button_promises_what_it_cannot_do(
        [Values("/auth/sign-in", Paths.Password, "link", "/auth/nowhere", "/nowhere")] string page)
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await OpenAsync(browser, page);

        Assert.That(await browser.Page.Locator("main button:visible:not(.primary)").CountAsync(), Is.Zero);
    }

    [TestCase("/auth/nowhere")]
    [TestCase("/oauth?response_type=code&client_id=nobody")]
    [TestCase("/nowhere")]
    public async Task An_error_page_copies_its_reference_with_its_time(string page)
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation, scripts: true);
        await browser.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await browser.GoAsync(page);

        await browser.PressAsync("Copy");
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied: Reference");
        var copied = await browser.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        Assert.That(copied, Does.Match(@"^[0-9a-f]{32}\s+\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d UTC$"));
    }

    [TestCase("Asia/Tokyo", 9)]
    [TestCase("America/Bogota", -5)]
    public async Task Times_are_those_of_the_persons_own_clock(string timeZone, int hours)
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation, scripts: true, timeZone: timeZone);
        await browser.GoAsync("/auth/sign-in");
        await browser.SignInAsync(BrowserSession.John);
        var time = browser.Page.Locator("time").First;

        var shown = await time.InnerTextAsync();
        var signedIn = DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, CultureInfo.InvariantCulture);

        Assert.That(shown, Does.Match("^(today|yesterday) ").And.EndsWith($" {signedIn.UtcDateTime.AddHours(hours):HH:mm}"));
    }

    private static async Task OpenAsync(BrowserSession browser, string page)
    {
        if (page == Paths.Password)
        {
            await browser.GoAsync("/auth/sign-in");
            await browser.SignInAsync(BrowserSession.John);
            await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        }

        await browser.GoAsync(page == "link" ? await PasswordLink.MakeAsync(PagesSetUp.Installation) : page);
    }
}
