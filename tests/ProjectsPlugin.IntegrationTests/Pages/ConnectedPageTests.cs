using System.Net;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What a person sees of what they allowed, and how they take it back, in a browser without scripts.</summary>
internal sealed class ConnectedPageTests
{
    private static Installation Here => PagesSetUp.Installation;

    [Test]
    [Property("Checklist", 16)]
    public async Task It_shows_who_reads_what_and_disconnecting_ends_it_until_the_person_is_asked_again()
    {
        var email = await NewEmployee.HireAsync(Here);
        await using var browser = await BrowserSession.OpenAsync(Here);
        var tokens = await browser.ConnectAsync(email, "openid projects me");
        using var access = new ApiAccess(Here, tokens.AccessToken);
        var before = await access.IsOpenAsync();

        await browser.GoAsync("/auth");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Connected assistants" }).First.ClickAsync();
        var line = await browser.Page.Locator("summary").InnerTextAsync();
        await browser.Page.Locator("summary").ClickAsync();
        var shown = await browser.Page.Locator("main").InnerTextAsync();
        await browser.PressAsync("Disconnect ChatGPT");
        await browser.Page.GetByText("No assistant can read company data for you.").WaitForAsync();
        var said = await browser.Page.GetByRole(AriaRole.Status).InnerTextAsync();
        var ended = await access.EndsAsync();
        await browser.GoAsync(BrowserSession.AuthorizationPath("projects"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(shown, Does.Contain("ChatGPT").And.Contain("chat.openai.com").And.Contain("The people who run this service set it up."));
            Assert.That(shown, Does.Contain("Projects —").And.Contain("You —").And.Contain("Your name and e-mail address"));
            Assert.That(shown, Does.Not.Contain("People —").And.Not.Contain("Company —"));
            Assert.That(shown, Does.Contain("Connected since").And.Match(@"Last used\s+around \d\d? \w+ \d{4}, \d\d:\d\d UTC"));
            Assert.That(line, Does.Contain("ChatGPT").And.Contain("chat.openai.com").And.Contain("Projects, You"));
            Assert.That(line, Does.Match(@"last used \d\d? \w{3} \d{4}"));
            Assert.That(said, Does.StartWith("ChatGPT is disconnected."));
            Assert.That(ended, Is.True);
            Assert.That(browser.Path, Is.EqualTo("/auth/consent"), "what was taken back is asked for again");
        }
    }

    [Test]
    public async Task A_refresh_is_a_use_and_several_sign_ins_of_an_assistant_are_one_entry()
    {
        var email = await NewEmployee.HireAsync(Here);
        using var assistant = Assistant.Plugin(Here);
        var first = await assistant.SignInAsync("projects", email);
        await assistant.SignInAsync("company", email);
        await using var browser = await BrowserSession.OpenAsync(Here);
        await browser.GoAsync("/auth/sign-in");
        await browser.SignInAsync(email);
        await browser.GoAsync(Paths.Connected);
        var before = await TimesAsync(browser);

        await assistant.RefreshAsync(first.RefreshToken);
        await browser.GoAsync(Paths.Connected);
        var after = await TimesAsync(browser);
        await browser.Page.Locator("summary").ClickAsync();
        var shown = await browser.Page.Locator("main").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Has.Length.EqualTo(2));
            Assert.That(after[0], Is.EqualTo(before[0]), "since when");
            Assert.That(after[1], Is.GreaterThan(before[1]), "last used");
            Assert.That(shown, Does.Contain("Projects —").And.Contain("Company —"));
        }
    }

    [Test]
    public async Task An_assistant_without_refresh_tokens_is_shown_while_its_access_lasts_and_its_name_as_a_claim()
    {
        var email = await NewEmployee.HireAsync(Here);
        using var assistant = await PublicAssistant.RegisterAsync(Here, name: "Trusty \u202eHelper\n<b>", refreshes: false);
        var answer = await assistant.SignInAsync(email: email);
        using var access = ApiAccess.OfMcp(Here, answer.AccessToken);
        await using var browser = await BrowserSession.OpenAsync(Here);
        await browser.GoAsync(Paths.Connected);
        await browser.SignInAsync(email);
        await browser.Page.Locator("summary").ClickAsync();
        var shown = await browser.Page.GetByRole(AriaRole.Region, new() { Name = "Trusty Helper <b>" }).InnerTextAsync();
        var before = await access.IsOpenAsync();

        await browser.PressAsync("Disconnect Trusty Helper <b>");
        await browser.Page.GetByText("No assistant can read company data for you.").WaitForAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Scopes, Does.Not.Contain("offline_access"));
            Assert.That(shown, Does.Contain("It returns you to assistant.example. Nobody here has checked it: its name is only its own claim."));
            Assert.That(before, Is.True);
            Assert.That(await access.EndsAsync(), Is.True);
        }
    }

    [Test]
    public async Task The_keyboard_alone_suffices_to_sign_out_everywhere()
    {
        var email = await NewEmployee.HireAsync(Here);
        await using BrowserSession browser = await BrowserSession.OpenAsync(Here), other = await BrowserSession.OpenAsync(Here);
        using var access = new ApiAccess(Here, (await browser.ConnectAsync(email)).AccessToken);
        await other.GoAsync("/auth/sign-in");
        await other.SignInAsync(email);
        await browser.GoAsync(Paths.Connected);

        var button = browser.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out everywhere and disconnect all" });
        for (var stop = 0; stop < 20 && !await button.EvaluateAsync<bool>("button => button === document.activeElement"); stop++)
            await browser.Page.Keyboard.PressAsync("Tab");
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.GetByText("You are signed out on every browser, and no assistant can read").WaitForAsync();
        await other.GoAsync(Paths.Connected);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await access.EndsAsync(), Is.True);
            Assert.That(other.Path, Is.EqualTo("/auth/sign-in"));
        }
    }

    [Test]
    public async Task A_form_made_for_somebody_else_ends_nothing()
    {
        var email = await NewEmployee.HireAsync(Here);
        await using var browser = await BrowserSession.OpenAsync(Here);
        using var access = new ApiAccess(Here, (await browser.ConnectAsync(email)).AccessToken);
        await browser.GoAsync(Paths.Connected);
        foreach (var field in await browser.Page.Locator("input[name=session]").AllAsync())
            await field.EvaluateAsync("(field, id) => field.value = id", Guid.NewGuid().ToString());

        await browser.PressAsync("Disconnect ChatGPT");
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Disconnect ChatGPT" }).WaitForAsync();

        Assert.That(await access.IsOpenAsync(), Is.True);
    }

    [TestCase("Disconnect")]
    [TestCase("SignOutEverywhere")]
    [Property("Checklist", 49)]
    public async Task A_foreign_form_is_refused(string handler)
    {
        using var person = new Person(Here);
        using var shown = await person.OpenAsync(Paths.Connected);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["client"] = Here.ChatGptPlugin.Id });

        using var answer = await person.PostAsync($"{Paths.Connected}?handler={handler}", form);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task It_is_linked_from_where_people_look_for_it()
    {
        await using var browser = await BrowserSession.OpenAsync(Here);
        await browser.GoAsync(Paths.Legal);
        var legal = await browser.Page.Locator($"a[href='{Paths.Connected}']").CountAsync();
        await browser.ReachConsentAsync(BrowserSession.Alec);
        var consent = await browser.Page.Locator($"a[href='{Paths.Connected}']").CountAsync();
        await browser.GoAsync("/auth/sign-out");
        var signOut = await browser.Page.Locator($"a[href='{Paths.Connected}']").CountAsync();
        await browser.GoAsync(BrowserSession.AuthorizationPath(callback: "https://evil.example/"));
        var error = await browser.Page.Locator($"a[href='{Paths.Connected}']").CountAsync();

        Assert.That((legal, consent, signOut, error), Is.EqualTo((1, 1, 1, 1)));
    }

    [Test]
    public async Task Somebody_who_has_to_sign_in_first_gets_there_and_to_no_other_address()
    {
        await using var browser = await BrowserSession.OpenAsync(Here);
        await browser.GoAsync(Paths.Connected);
        await browser.SignInAsync(BrowserSession.John);
        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Connected assistants" }).WaitForAsync();

        await browser.GoAsync("/auth/sign-in?returnUrl=https%3A%2F%2Fevil.example%2Fauth%2Fconnected");
        await browser.SignInAsync(BrowserSession.John);

        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();
    }

    private static async Task<DateTimeOffset[]> TimesAsync(BrowserSession browser)
    {
        var times = new List<DateTimeOffset>();
        foreach (var time in await browser.Page.Locator("dd time").AllAsync())
            times.Add(DateTimeOffset.Parse((await time.GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture));
        return [.. times];
    }
}
