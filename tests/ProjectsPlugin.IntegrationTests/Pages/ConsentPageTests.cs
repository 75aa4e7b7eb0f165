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
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.ReachConsentAsync(Desk.Alec, "projects users me");

        await desk.Box("People").UncheckAsync();
        await desk.PressAsync("Allow");
        var answer = await ArriveAsync(desk);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer["state"].ToString(), Is.EqualTo("the-state"));
            Assert.That(await GrantedAsync(answer["code"]!), Does.Contain("projects").And.Contain("me").And.Not.Contain("users"));
        }
    }

    [Test]
    public async Task What_was_not_asked_for_cannot_be_ticked()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.ReachConsentAsync(Desk.Emily, "projects me");

        // The person's own browser, tampered with.
        await desk.Page.Locator("#scope-me").EvaluateAsync("box => box.value = 'users'");
        await desk.PressAsync("Allow");
        var answer = await ArriveAsync(desk);

        Assert.That(await GrantedAsync(answer["code"]!), Does.Contain("projects").And.Not.Contain("me").And.Not.Contain("users"));
    }

    [TestCase("Deny", true)]
    [TestCase("Allow", false)]
    public async Task Deny_and_nothing_ticked_lead_back_with_access_denied(string button, bool ticked)
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.ReachConsentAsync(Desk.John, "projects me");
        foreach (var label in new[] { "Projects", "You" })
            await desk.Box(label).SetCheckedAsync(ticked);

        await desk.PressAsync(button);
        var answer = await ArriveAsync(desk);

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
        await using (var first = await Desk.OpenAsync(PagesSetUp.Installation))
        {
            await first.ReachConsentAsync(Desk.Emily, "company");
            await first.PressAsync("Allow");
            await ArriveAsync(first);
        }

        await using var second = await Desk.OpenAsync(PagesSetUp.Installation);
        await second.GoAsync(Desk.AuthorizationPath("company"));
        await second.SignInAsync(Desk.Emily);

        Assert.That((await ArriveAsync(second))["code"].ToString(), Is.Not.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Both_decisions_and_the_warning_beside_them_are_seen_without_scrolling(bool isStranger)
    {
        const string All = "openid profile email projects users me company offline_access";
        using var stranger = await PublicAssistant.RegisterAsync(PagesSetUp.Installation, name: "An assistant with quite a long name of its own");
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.Page.SetViewportSizeAsync(1280, 900);
        await desk.Page.GotoAsync(isStranger ? stranger.AuthorizeAddress(All) : PagesSetUp.Installation.PublicUrl.At(Desk.AuthorizationPath(All, "&prompt=consent")));
        await desk.SignInAsync(Desk.Alec);
        await desk.ArriveAtPageAsync("**/auth/consent?*");

        var ends = await desk.Page.Locator(".actions button, .decide .notice").EvaluateAllAsync<double[]>("all => all.map(each => each.getBoundingClientRect().bottom)");

        Assert.That(ends, Has.Length.EqualTo(3).And.All.InRange(1, 900));
    }

    [Test]
    public async Task Another_account_can_decide_instead()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.ReachConsentAsync(Desk.John, "projects");

        await desk.PressAsync("Use another account");
        await desk.ArriveAtPageAsync("**/auth/sign-in?*");
        await desk.SignInAsync(Desk.Alec);
        await desk.ArriveAtPageAsync("**/auth/consent?*");

        Assert.That(await desk.Page.Locator("main").InnerTextAsync(), Does.Contain("Alec Parkes").And.Not.Contain("John Smith"));
    }

    [Test]
    public async Task Enter_in_a_box_decides_nothing_and_the_keyboard_alone_suffices()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        var keyboard = desk.Page.Keyboard;
        await desk.GoAsync(Desk.AuthorizationPath("projects me", "&prompt=consent"));
        await TabToAsync(desk, "#email");
        await keyboard.TypeAsync(Desk.Alec);
        await TabToAsync(desk, "#password");
        await keyboard.TypeAsync(Installation.DemoPassword);
        await keyboard.PressAsync("Enter");
        await desk.ArriveAtPageAsync("**/auth/consent?*");

        await TabToAsync(desk, "#scope-me");
        var answered = await desk.Page.RunAndWaitForResponseAsync(() => keyboard.PressAsync("Enter"), response => response.Request.Method == "POST");
        Assert.That(answered.Status, Is.EqualTo(200));
        await TabToAsync(desk, "#scope-me");
        await keyboard.PressAsync("Space");
        await TabToAsync(desk, "button[value=allow]");
        await keyboard.PressAsync("Enter");
        var answer = await ArriveAsync(desk);

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
        var returnUrl = Desk.AuthorizationPath();

        using var answer = await client.GetAsync(new Uri($"/auth/consent?returnUrl={Uri.EscapeDataString(returnUrl)}", UriKind.Relative));

        Assert.That(
            Uri.UnescapeDataString(answer.Headers.Location!.OriginalString),
            Does.StartWith("/auth/sign-in?returnUrl=/oauth?").And.Contain($"client_id={ConfiguredClient.ChatGptPlugin.Id}"));
    }

    private static async Task TabToAsync(Desk desk, string selector)
    {
        for (var stop = 0; stop < 20; stop++)
        {
            await desk.Page.Keyboard.PressAsync("Tab");
            if (await desk.Page.Locator($"{selector}:focus").CountAsync() > 0)
                return;
        }

        Assert.Fail($"The keyboard does not reach {selector} on {desk.Page.Url}.");
    }

    private static async Task<Dictionary<string, StringValues>> ArriveAsync(Desk desk)
    {
        var arrived = await desk.ArriveAtAssistantAsync();
        Assert.That(arrived.GetLeftPart(UriPartial.Path), Is.EqualTo(Desk.Callback));
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
            ["redirect_uri"] = Desk.Callback,
        });
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var claims = WebEncoders.Base64UrlDecode(tokens.GetProperty("access_token").GetString()!.Split('.')[1]);
        return JsonDocument.Parse(claims).RootElement.GetProperty("scope").GetString()!.Split(' ');
    }
}
