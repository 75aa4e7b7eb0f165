using Microsoft.Playwright;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.Hosting;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Pages;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Browse;

/// <summary>What happens to a person who opens an address that an assistant cited.</summary>
internal sealed class CitationTests
{
    [Test]
    public async Task It_leads_through_sign_in_to_the_very_page_and_on_to_others_unasked()
    {
        await using var browser = await BrowserSession.OpenAsync(await Installation.Shared);
        var seen = new List<string>();
        browser.Page.FrameNavigated += (_, frame) => seen.Add(new Uri(frame.Url).AbsolutePath);

        await browser.GoAsync(PageAddress.Project(3));
        var signIn = await browser.Page.Locator("main").InnerTextAsync();
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/browse/projects/3");
        var project = await browser.Page.Locator("main").InnerTextAsync();
        await browser.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Alec Parkes" }).ClickAsync();
        await browser.ArriveAtPageAsync("**/browse/users/3");
        var person = await browser.Page.Locator("main").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(signIn, Does.Contain("The page that you opened shows company data"));
            Assert.That(project, Does.Contain("Virtual Eco-City Simulation").And.Contain("1 August 2023").And.Contain("lead"));
            Assert.That(person, Does.Contain("Alec Parkes").And.Contain("user3@example.com").And.Contain("Example Company")
                .And.Contain("Virtual Eco-City Simulation"));
            Assert.That(seen, Is.EqualTo(["/auth/sign-in", "/browse/projects/3", "/browse/users/3"]), "nothing else is asked");
            Assert.That(await browser.Page.Locator("header").InnerTextAsync(), Does.Contain("Alec Parkes"));
            Assert.That(await browser.Page.GetByRole(AriaRole.Link, new() { Name = "user3@example.com" }).GetAttributeAsync("href"),
                Is.EqualTo("mailto:user3@example.com"));
        }
    }

    [Test]
    public async Task From_there_people_find_more()
    {
        await using var browser = await OpenAsync(Paths.Browse);

        await browser.Page.GetByRole(AriaRole.Searchbox).FillAsync("emily");
        await browser.PressAsync("Find");
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Emily Johnson" }).ClickAsync();
        await browser.ArriveAtPageAsync("**/browse/users/2");
        await browser.GoAsync("/browse?query=zzzzzzzzzz");
        var nothing = await browser.Page.Locator("main").InnerTextAsync();
        var tooLong = await browser.GoAsync($"/browse?query={new string('x', 201)}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(nothing, Does.Contain("Nothing has these words"));
            Assert.That(tooLong.Status, Is.EqualTo(400));
            Assert.That(await browser.Page.Locator(".field .wrong").InnerTextAsync(), Does.Contain("200"));
            Assert.That(await browser.Page.TitleAsync(), Does.StartWith("Error: "));
        }
    }

    [Test]
    public async Task The_company_has_a_page()
    {
        await using var browser = await OpenAsync(PageAddress.Company);

        Assert.That(await browser.Page.Locator("main").InnerTextAsync(), Does.Contain("Example Company").And.Contain("How it writes").And.Contain("Contact"));
    }

    [TestCase("/browse/projects/77777777", "There is no such project")]
    [TestCase("/browse/users/77777777", "There is no such person")]
    [TestCase("/browse/users/99999999999999", "There is no page at this address")]
    [TestCase("/browse/projects/abc", "There is no page at this address")]
    [TestCase("/browse/nowhere", "There is no page at this address")]
    public async Task What_is_not_there_is_said_in_words(string path, string words)
    {
        await using var browser = await OpenAsync(Paths.Browse);

        var answer = await browser.GoAsync(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(404));
            Assert.That(await browser.Page.Locator("h1").InnerTextAsync(), Is.EqualTo(words));
            Assert.That(await browser.Page.Locator("main").InnerTextAsync(), Does.Contain("What to do next").And.Match("[0-9a-f]{32}"));
        }
    }

    [Test]
    [Property("Checklist", 48)]
    public async Task Who_signs_out_reads_no_more_and_neither_does_a_copy_of_the_cookie()
    {
        var installation = await Installation.Shared;
        await using var browser = await OpenAsync(PageAddress.Company, await NewEmployee.HireAsync(installation));
        var cookies = await browser.Page.Context.CookiesAsync();

        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Sign out" }).ClickAsync();
        await browser.PressAsync("Sign out");
        await browser.Page.GetByText("You are signed out").First.WaitForAsync();
        await browser.GoAsync(PageAddress.Company);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(browser.Path, Is.EqualTo("/auth/sign-in"));
            Assert.That(await EndsAsync(installation, cookies), Is.True);
        }
    }

    [Test]
    public async Task A_page_that_says_that_nobody_is_signed_in_is_right()
    {
        await using var browser = await OpenAsync(PageAddress.Company);
        await browser.Page.Context.ClearCookiesAsync(new() { Name = "session" });

        await browser.GoAsync(Paths.Logout);
        var said = await browser.Page.Locator("h1").InnerTextAsync();
        await browser.GoAsync(PageAddress.Company);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(said, Is.EqualTo("You are signed out"));
            Assert.That(browser.Path, Is.EqualTo("/auth/sign-in"));
        }
    }

    [Test]
    [Property("Checklist", 23)]
    public async Task A_deactivated_person_reads_no_more()
    {
        var installation = await Installation.Shared;
        var email = await NewEmployee.HireAsync(installation);
        await using var browser = await OpenAsync(PageAddress.Project(3), email);
        var cookies = await browser.Page.Context.CookiesAsync();

        await new Terminal(installation.ConnectionString).RunAsync("employees", "deactivate", email);
        var ended = await EndsAsync(installation, cookies);
        await browser.GoAsync(PageAddress.Project(3));
        await browser.SignInAsync(email);
        await browser.Summary.WaitForAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ended, Is.True);
            Assert.That((await browser.Summary.InnerTextAsync()).Trim(), Is.EqualTo("The email or password is incorrect."));
        }
    }

    [Test]
    public async Task Somebody_elses_sign_in_takes_the_pages_over()
    {
        await using var browser = await OpenAsync(PageAddress.Company);
        await browser.GoAsync("/auth/sign-in");
        await browser.SignInAsync(BrowserSession.Emily);
        await browser.Page.GetByRole(AriaRole.Heading, new() { Name = "Your account" }).WaitForAsync();

        await browser.GoAsync(PageAddress.Company);

        Assert.That(await browser.Page.Locator("header").InnerTextAsync(), Does.Contain("Emily Johnson"));
    }

    private static async Task<BrowserSession> OpenAsync(string path, string email = BrowserSession.Alec)
    {
        var browser = await BrowserSession.OpenAsync(await Installation.Shared);
        await browser.GoAsync(path);
        await browser.SignInAsync(email);
        await browser.ArriveAtPageAsync($"**{path}");
        return browser;
    }

    /// <summary>Whether the API stops taking the cookie within two seconds, from whatever browser it comes.</summary>
    private static async Task<bool> EndsAsync(Installation installation, IEnumerable<BrowserContextCookiesResult> cookies)
    {
        var cookie = cookies.Single(cookie => cookie.Name == HostCookie.NameOf(BrowseClient.Cookie, installation.PublicUrl));
        using var client = installation.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        return await ApiAccess.WithinTwoSecondsAsync(async () =>
        {
            using var answer = await client.GetAsync(new Uri(PageAddress.Company, UriKind.Relative));
            return answer.StatusCode is System.Net.HttpStatusCode.Found;
        });
    }
}
