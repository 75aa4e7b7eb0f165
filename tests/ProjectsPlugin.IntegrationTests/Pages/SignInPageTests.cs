using System.Net;
using Microsoft.Playwright;

namespace ProjectsPlugin.IntegrationTests.Pages;

internal sealed class SignInPageTests
{
    [TestCase(Desk.Alec)]
    [TestCase("nobody@example.com")]
    [Property("Checklist", 45)]
    public async Task A_wrong_password_and_an_unknown_address_get_one_message_that_takes_focus(string email)
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.GoAsync("/auth/sign-in");

        await desk.SignInAsync(email, "not the password");
        await desk.Summary.WaitForAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await desk.Summary.InnerTextAsync()).Trim(), Is.EqualTo("The email or password is incorrect."));
            Assert.That(await desk.Page.Locator("#summary:focus").CountAsync(), Is.EqualTo(1));
            Assert.That(await desk.Page.Locator(".wrong, [aria-invalid]").CountAsync(), Is.Zero, "one sign, and no field is known to be the wrong one");
            Assert.That(await desk.Page.GetByLabel("Email").InputValueAsync(), Is.EqualTo(email));
            Assert.That(await desk.Page.GetByLabel("Password").InputValueAsync(), Is.Empty);
            Assert.That(await desk.Page.TitleAsync(), Does.StartWith("Error: "));
        }
    }

    [Test]
    public async Task An_empty_form_says_what_to_enter()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.GoAsync("/auth/sign-in");

        await desk.PressAsync("Sign in");
        await desk.Summary.WaitForAsync();

        Assert.That(await desk.Summary.GetByRole(AriaRole.Link).AllInnerTextsAsync(), Is.EqualTo(["Enter your email address.", "Enter your password."]));
    }

    [Test]
    public async Task It_says_for_whom_and_knows_the_expected_address()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);

        await desk.GoAsync(Desk.AuthorizationPath(more: $"&login_hint={Desk.Emily}"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await desk.Page.Locator("main").InnerTextAsync(), Does.Contain("ChatGPT").And.Contain("chat.openai.com"));
            Assert.That(await desk.Page.GetByLabel("Email").InputValueAsync(), Is.EqualTo(Desk.Emily));
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
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.GoAsync($"/auth/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        await desk.SignInAsync(Desk.John);
        await desk.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();

        Assert.That(desk.Page.Url, Is.EqualTo(PagesSetUp.Installation.PublicUrl.At("/auth")));
    }

    [Test]
    [Property("Checklist", 10)]
    public async Task The_answer_to_a_password_is_303()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.GoAsync(Desk.AuthorizationPath());
        var statuses = new List<int>();
        desk.Page.Response += (_, response) =>
        {
            if (response.Request.Method == "POST")
                statuses.Add(response.Status);
        };

        await desk.SignInAsync(Desk.John);
        await desk.ArriveAtPageAsync("**/auth/consent?*");
        await desk.PressAsync("Deny");
        await desk.ArriveAtAssistantAsync();

        Assert.That(statuses, Is.EqualTo([303, 303]));
    }

    [TestCase("/auth/sign-in")]
    [TestCase("/auth/sign-out")]
    [TestCase("/auth/password?token=x")]
    [Property("Checklist", 49)]
    public async Task A_form_from_elsewhere_is_refused(string path)
    {
        using var client = PagesSetUp.Installation.CreateClient();
        using var form = new FormUrlEncodedContent([new("Input.Email", Desk.John), new("Input.Password", Infrastructure.Installation.DemoPassword)]);

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
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.GoAsync("/auth/sign-in");
        await desk.SignInAsync(Desk.John);
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await desk.GoAsync("/auth");
        Assert.That(desk.Path, Is.EqualTo("/auth"));

        await desk.GoAsync("/auth/sign-out");
        await desk.PressAsync("Sign out");
        await desk.Page.GetByText("You are signed out").First.WaitForAsync();
        await desk.GoAsync("/auth");

        Assert.That(desk.Path, Is.EqualTo("/auth/sign-in"));
    }
}
