using System.Net;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What a person sees and does about their own account, in a browser without scripts.</summary>
internal sealed class AccountPageTests
{
    private static Installation Here => PagesSetUp.Installation;

    [Test]
    public async Task A_person_signs_out_on_a_browser_that_is_not_in_front_of_them()
    {
        var email = await NewEmployee.HireAsync(Here);
        await using BrowserSession here = await SignedInAsync(email), lost = await SignedInAsync(email), third = await SignedInAsync(email);
        await here.GoAsync(Paths.Account);
        await lost.GoAsync(Paths.Account);

        var other = lost.Page.Locator(".line", new() { HasText = "This browser" }).Locator("input[name=ended]");
        var session = await other.InputValueAsync();
        await here.Page.Locator($".line:has(input[name=ended][value='{session}']) button").ClickAsync();
        await here.Page.GetByRole(AriaRole.Status).WaitForAsync();
        var lines = await here.Page.Locator(".line strong").AllInnerTextsAsync();
        await lost.GoAsync(Paths.Account);
        await third.GoAsync(Paths.Account);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Is.EquivalentTo(new[] { "This browser", "Another browser" }));
            Assert.That((here.Path, lost.Path, third.Path), Is.EqualTo((Paths.Account, "/auth/sign-in", Paths.Account)));
        }
    }

    [Test]
    public async Task Ending_the_session_of_this_browser_signs_out_on_it()
    {
        await using var browser = await SignedInAsync(await NewEmployee.HireAsync(Here));

        await browser.Page.Locator(".line button").ClickAsync();
        await browser.Page.GetByText("Nobody is signed in on this browser now.").WaitForAsync();
        await browser.GoAsync(Paths.Account);

        Assert.That(browser.Path, Is.EqualTo("/auth/sign-in"));
    }

    [TestCase("ended")]
    [TestCase("session")]
    public async Task Nobody_ends_another_persons_session(string tampered)
    {
        await using var victim = await SignedInAsync(await NewEmployee.HireAsync(Here));
        await using var attacker = await SignedInAsync(await NewEmployee.HireAsync(Here));
        var session = await victim.Page.Locator("input[name=ended]").InputValueAsync();

        await attacker.Page.Locator($"input[name={tampered}]").EvaluateAsync("(field, id) => field.value = id", session);
        await attacker.Page.Locator(".line button").ClickAsync();
        await attacker.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        await victim.GoAsync(Paths.Account);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await attacker.Page.GetByRole(AriaRole.Status).CountAsync(), Is.Zero);
            Assert.That(victim.Path, Is.EqualTo(Paths.Account));
        }
    }

    [Test]
    public async Task A_foreign_form_ends_no_session()
    {
        using var person = new Person(Here, await NewEmployee.HireAsync(Here));
        using var shown = await person.OpenAsync(Paths.Account);
        using var form = new FormUrlEncodedContent([]);

        using var answer = await person.PostAsync($"{Paths.Account}?handler=End", form);
        using var after = await person.GetAsync(Paths.Account);

        Assert.That((answer.StatusCode, after.StatusCode), Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Whoever_knows_the_password_sets_another_and_is_signed_out_everywhere()
    {
        const string New = "seven green bicycles";
        var email = await NewEmployee.HireAsync(Here);
        await using BrowserSession browser = await SignedInAsync(email), other = await SignedInAsync(email);

        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Change your password" }).ClickAsync();
        await browser.Page.GetByLabel("Current password").FillAsync("a guess");
        await browser.PressAsync("Continue");
        await browser.Page.GetByText("This is not your password.").WaitForAsync();
        await browser.Page.GetByLabel("Current password").FillAsync(Installation.DemoPassword);
        await browser.PressAsync("Continue");
        await browser.Page.GetByLabel("New password").FillAsync(New);
        await browser.Page.GetByLabel("The same password again").FillAsync(New);
        await browser.PressAsync("Set password");
        await browser.Page.GetByText("Your password is set").First.WaitForAsync();
        await other.GoAsync(Paths.Account);
        await browser.GoAsync("/auth/sign-in");
        await browser.SignInAsync(email, New);

        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        Assert.That(other.Path, Is.EqualTo("/auth/sign-in"));
    }

    private static async Task<BrowserSession> SignedInAsync(string email)
    {
        var browser = await BrowserSession.OpenAsync(Here);
        await browser.GoAsync("/auth/sign-in");
        await browser.SignInAsync(email);
        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
        return browser;
    }
}
