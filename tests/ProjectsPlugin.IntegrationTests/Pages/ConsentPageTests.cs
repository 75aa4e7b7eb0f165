using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What a person decides, in a browser that holds the form's whole chain of redirects against the page's policy.</summary>
internal sealed class ConsentPageTests
{
    [Test]
    public async Task Allow_leads_to_the_assistant_with_a_code_for_what_stayed_ticked()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.ReachConsentAsync(BrowserSession.Alec, "projects users me");

        await browser.Box("People").UncheckAsync();
        await browser.PressAsync("Allow");
        var answer = await ArriveAsync(browser);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["state"].ToString(), Is.EqualTo("the-state"));
            Assert.That(await GrantedAsync(answer["code"]!), Does.Contain("projects").And.Contain("me").And.Not.Contain("users"));
        }
    }

    [Test]
    public async Task What_was_not_asked_for_cannot_be_ticked()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.ReachConsentAsync(BrowserSession.Emily, "projects me");

        // The person's own browser, tampered with.
        await browser.Page.Locator("#scope-me").EvaluateAsync("box => box.value = 'users'");
        await browser.PressAsync("Allow");
        var answer = await ArriveAsync(browser);

        Assert.That(await GrantedAsync(answer["code"]!), Does.Contain("projects").And.Not.Contain("me").And.Not.Contain("users"));
    }

    [TestCase("Deny", true)]
    [TestCase("Allow", false)]
    public async Task Deny_and_nothing_ticked_lead_back_with_access_denied(string button, bool ticked)
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.ReachConsentAsync(BrowserSession.John, "projects me");
        foreach (var label in new[] { "Projects", "You" })
            await browser.Box(label).SetCheckedAsync(ticked);

        await browser.PressAsync(button);
        var answer = await ArriveAsync(browser);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["error"].ToString(), Is.EqualTo("access_denied"));
            Assert.That(answer["state"].ToString(), Is.EqualTo("the-state"));
            Assert.That(answer.ContainsKey("code"), Is.False);
        }
    }

    [Test]
    public async Task What_was_allowed_before_is_not_asked_again_and_the_sign_in_page_leads_on()
    {
        await using (var first = await BrowserSession.OpenAsync(PagesSetUp.Installation))
        {
            await first.ReachConsentAsync(BrowserSession.Emily, "company");
            await first.PressAsync("Allow");
            await ArriveAsync(first);
        }

        await using var second = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await second.GoAsync(BrowserSession.AuthorizationPath("company"));
        await second.SignInAsync(BrowserSession.Emily);

        Assert.That((await ArriveAsync(second))["code"].ToString(), Is.Not.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Both_decisions_and_the_warning_beside_them_are_seen_without_scrolling(bool isStranger)
    {
        const string All = "openid profile email projects users me company offline_access";
        using var stranger = await PublicAssistant.RegisterAsync(PagesSetUp.Installation, name: "An assistant with quite a long name of its own");
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.Page.SetViewportSizeAsync(1280, 900);
        await browser.Page.GotoAsync(
            isStranger ? stranger.AuthorizeAddress(All) : PagesSetUp.Installation.PublicUrl.At(BrowserSession.AuthorizationPath(All, "&prompt=consent")));
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/auth/consent?*");

        var ends = await browser.Page.Locator(".actions button, .decide .notice").EvaluateAllAsync<double[]>(
            "all => all.map(each => each.getBoundingClientRect().bottom)");

        Assert.That(ends, Has.Length.EqualTo(3).And.All.InRange(1, 900));
    }

    [Test]
    public async Task Another_account_can_decide_instead()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.ReachConsentAsync(BrowserSession.John, "projects");

        await browser.PressAsync("Use another account");
        await browser.ArriveAtPageAsync("**/auth/sign-in?*");
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/auth/consent?*");

        Assert.That(await browser.Page.Locator("main").InnerTextAsync(), Does.Contain("Alec Parkes").And.Not.Contain("John Smith"));
    }

    [Test]
    public async Task Enter_in_a_box_decides_nothing_and_the_keyboard_alone_suffices()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        var keyboard = browser.Page.Keyboard;
        await browser.GoAsync(BrowserSession.AuthorizationPath("projects me", "&prompt=consent"));
        await TabToAsync(browser, "#email");
        await keyboard.TypeAsync(BrowserSession.Alec);
        await TabToAsync(browser, "#password");
        await keyboard.TypeAsync(Installation.DemoPassword);
        await keyboard.PressAsync("Enter");
        await browser.ArriveAtPageAsync("**/auth/consent?*");

        await TabToAsync(browser, "#scope-me");
        var answered = await browser.Page.RunAndWaitForResponseAsync(() => keyboard.PressAsync("Enter"), response => response.Request.Method == "POST");
        Assert.That(answered.Status, Is.EqualTo(200));
        await TabToAsync(browser, "#scope-me");
        await keyboard.PressAsync("Space");
        await TabToAsync(browser, "button[value=allow]");
        await keyboard.PressAsync("Enter");
        var answer = await ArriveAsync(browser);

        Assert.That(await GrantedAsync(answer["code"]!), Does.Contain("projects").And.Not.Contain("me"));
    }

    [Test]
    public async Task Without_a_request_there_is_nothing_to_decide()
    {
        using var person = new Person(PagesSetUp.Installation);
        using var shown = await person.OpenAsync(Paths.Connected);

        using var none = await person.GetAsync("/auth/consent");
        using var foreign = await person.GetAsync("/auth/consent?returnUrl=https%3A%2F%2Fevil.example");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await none.Content.ReadAsStringAsync(), Does.Contain("There is nothing to decide"));
            Assert.That(none.Headers.Contains("Cross-Origin-Opener-Policy"), Is.False, "an assistant may have opened the page as a popup");
        }
    }

    [Test]
    public async Task Nobody_decides_without_signing_in()
    {
        using var client = PagesSetUp.Installation.CreateClient();
        var returnUrl = BrowserSession.AuthorizationPath();

        using var answer = await client.GetAsync(new Uri($"/auth/consent?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));

        Assert.That(
            Uri.UnescapeDataString(answer.Headers.Location!.OriginalString),
            Does.StartWith("/auth/sign-in?returnUrl=/oauth?").And.Contain($"client_id={ConfiguredClient.ChatGptPlugin.Id}"));
    }

    private static async Task TabToAsync(BrowserSession browser, string selector)
    {
        for (var stop = 0; stop < 20; stop++)
        {
            await browser.Page.Keyboard.PressAsync("Tab");
            if (await browser.Page.Locator($"{selector}:focus").CountAsync() > 0)
                return;
        }

        Assert.Fail($"The keyboard does not reach {selector} on {browser.Page.Url}.");
    }

    private static async Task<Dictionary<string, StringValues>> ArriveAsync(BrowserSession browser)
    {
        var arrived = await browser.ArriveAtAssistantAsync();
        Assert.That(arrived.GetLeftPart(UriPartial.Path), Is.EqualTo(BrowserSession.Callback));
        return QueryHelpers.ParseQuery(arrived.Query);
    }

    private static async Task<string[]> GrantedAsync(string code)
    {
        using var client = PagesSetUp.Installation.CreateClient();
        using var answer = await client.PostAsJsonAsync(Paths.CodeExchange, new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = ConfiguredClient.ChatGptPlugin.Id,
            ["client_secret"] = ConfiguredClient.ChatGptPlugin.Secret,
            ["code"] = code,
            ["redirect_uri"] = BrowserSession.Callback,
        });
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var claims = WebEncoders.Base64UrlDecode(tokens.GetProperty("access_token").GetString()!.Split('.')[1]);
        return JsonDocument.Parse(claims).RootElement.GetProperty("scope").GetString()!.Split(' ');
    }
}
