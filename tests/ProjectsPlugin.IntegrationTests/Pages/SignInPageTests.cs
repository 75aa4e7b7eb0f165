using System.Net;
using Microsoft.Playwright;

namespace ProjectsPlugin.IntegrationTests.Pages;

internal sealed class SignInPageTests
{
    [TestCase(BrowserSession.Alec)]
    [TestCase("nobody@example.com")]
    [Property("Checklist", 45)]
    public async Task A_wrong_password_and_an_unknown_address_get_one_message_that_takes_focus(string email)
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync("/auth/sign-in");

        await browser.SignInAsync(email, "not the password");
        await browser.Summary.WaitForAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await browser.Summary.InnerTextAsync()).Trim(), Is.EqualTo("The email or password is incorrect."));
            Assert.That(await browser.Page.Locator("#summary:focus").CountAsync(), Is.EqualTo(1));
            Assert.That(await browser.Page.Locator(".wrong, [aria-invalid]").CountAsync(), Is.Zero, "one sign, and no field is known to be the wrong one");
            Assert.That(await browser.Page.GetByLabel("Email").InputValueAsync(), Is.EqualTo(email));
            Assert.That(await browser.Page.GetByLabel("Password").InputValueAsync(), Is.Empty);
            Assert.That(await browser.Page.TitleAsync(), Does.StartWith("Error: "));
        }
    }

    [Test]
    public async Task An_empty_form_says_what_to_enter()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync("/auth/sign-in");

        await browser.PressAsync("Sign in");
        await browser.Summary.WaitForAsync();

        Assert.That(await browser.Summary.GetByRole(AriaRole.Link).AllInnerTextsAsync(), Is.EqualTo(["Enter your email address.", "Enter your password."]));
    }

    [Test]
    public async Task It_says_for_whom_and_knows_the_expected_address()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);

        await browser.GoAsync(BrowserSession.AuthorizationPath(more: $"&login_hint={BrowserSession.Emily}"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.Page.Locator("main").InnerTextAsync(), Does.Contain("ChatGPT").And.Contain("chat.openai.com"));
            Assert.That(await browser.Page.GetByLabel("Email").InputValueAsync(), Is.EqualTo(BrowserSession.Emily));
        }
    }

    [TestCase("https://evil.example/")]
    [TestCase("//evil.example/")]
    [TestCase("/\\evil.example/")]
    [TestCase("/oauth?client_id=chatgpt-plugin&response_type=code&redirect_uri=https%3A%2F%2Fevil.example%2F")]
    [TestCase("/oauth?")]
    [TestCase("/oauth/../legal")]
    public async Task It_leads_nowhere_that_was_not_validated(string returnUrl)
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync($"/auth/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        await browser.SignInAsync(BrowserSession.John);
        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();

        Assert.That(browser.Page.Url, Is.EqualTo(PagesSetUp.Installation.PublicUrl.At("/auth")));
    }

    [Test]
    [Property("Checklist", 10)]
    public async Task The_answer_to_a_password_is_303()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync(BrowserSession.AuthorizationPath());
        var statuses = new List<int>();
        browser.Page.Response += (_, response) =>
        {
            if (response.Request.Method == "POST")
                statuses.Add(response.Status);
        };

        await browser.SignInAsync(BrowserSession.John);
        await browser.ArriveAtPageAsync("**/auth/consent?*");
        await browser.PressAsync("Deny");
        await browser.ArriveAtAssistantAsync();

        Assert.That(statuses, Is.EqualTo([303, 303]));
    }

    [TestCase("/auth/sign-in")]
    [TestCase("/auth/sign-out")]
    [TestCase("/auth/password?token=x")]
    [Property("Checklist", 49)]
    public async Task A_form_from_elsewhere_is_refused(string path)
    {
        using var client = PagesSetUp.Installation.CreateClient();
        using var form = new FormUrlEncodedContent([new("Input.Email", BrowserSession.John), new("Input.Password", Infrastructure.Installation.DemoPassword)]);

        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), form);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("This page was open too long"));
        }
    }

    [Test]
    [Property("Checklist", 49)]
    public async Task Signing_out_asks_first()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.GoAsync("/auth/sign-in");
        await browser.SignInAsync(BrowserSession.John);
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await browser.GoAsync("/auth");
        Assert.That(browser.Path, Is.EqualTo("/auth"));

        await browser.GoAsync("/auth/sign-out");
        await browser.PressAsync("Sign out");
        await browser.Page.GetByText("You are signed out").First.WaitForAsync();
        await browser.GoAsync("/auth");

        Assert.That(browser.Path, Is.EqualTo("/auth/sign-in"));
    }
}
