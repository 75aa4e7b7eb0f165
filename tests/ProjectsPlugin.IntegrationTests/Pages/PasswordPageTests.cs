using System.Net;
using ProjectsPlugin.IntegrationTests.Assistants;

namespace ProjectsPlugin.IntegrationTests.Pages;

internal sealed class PasswordPageTests
{
    private const string Password = "seven green bicycles";

    [Test]
    [Property("Checklist", 47)]
    public async Task A_link_sets_a_password_once_and_says_what_comes_next()
    {
        var link = await PasswordLink.MakeAsync(PagesSetUp.Installation);
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync(link);
        var email = await browser.Page.GetByLabel("Email").InputValueAsync();

        await SetAsync(browser, Password, Password);
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await browser.SignInAsync(email, Password);
        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        var again = await browser.GoAsync(link);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Status, Is.EqualTo((int)HttpStatusCode.NotFound));
            Assert.That(await again.TextAsync(), Does.Contain("This link does not work"));
            Assert.That(PagesSetUp.Installation.IdentityLogs.Text, Does.Not.Contain(link.Split('=')[1]));
        }
    }

    [TestCase("short", "short", "This password is too short: use at least 8 characters.")]
    [TestCase("password1", "password1", "This password is one of the first that a stranger would try. Choose another.")]
    [TestCase(Password, "seven green bicycle", "The two passwords are not the same. Enter both again.")]
    [Property("Checklist", 47)]
    public async Task A_bad_password_is_refused_beside_its_field_and_the_link_stays_good(string password, string repeated, string message)
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync(await PasswordLink.MakeAsync(PagesSetUp.Installation));

        await SetAsync(browser, password, repeated);
        await browser.Page.Locator(".wrong").WaitForAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.Page.GetByText(message).CountAsync(), Is.EqualTo(1), "said once");
            Assert.That(await browser.Page.Locator(".field:has(input:focus) > .wrong").InnerTextAsync(), Is.EqualTo(message));
            Assert.That(await browser.Page.GetByLabel("New password").InputValueAsync(), Is.Empty);
        }
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Every_assistant_is_disconnected_with_the_old_password_if_the_person_wants(bool disconnect)
    {
        var link = await PasswordLink.MakeAsync(PagesSetUp.Installation);
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync(link);
        using var assistant = Assistant.Plugin(PagesSetUp.Installation);
        var tokens = await assistant.SignInAsync(email: await browser.Page.GetByLabel("Email").InputValueAsync());

        await browser.Page.GetByLabel("And disconnect every assistant").SetCheckedAsync(disconnect);
        await SetAsync(browser, Password, Password);
        await browser.Page.GetByText("Your password is set").First.WaitForAsync();
        var refreshed = await assistant.RefreshAsync(tokens.RefreshToken);

        Assert.That(refreshed.Status, Is.EqualTo(disconnect ? HttpStatusCode.BadRequest : HttpStatusCode.OK));
    }

    private static async Task SetAsync(BrowserSession browser, string password, string repeated)
    {
        await browser.Page.GetByLabel("New password").FillAsync(password);
        await browser.Page.GetByLabel("The same password again").FillAsync(repeated);
        await browser.PressAsync("Set password");
    }
}
