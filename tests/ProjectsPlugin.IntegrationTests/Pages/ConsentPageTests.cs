using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What a person decides, in a browser that holds the form's whole chain of redirects against the page's policy.</summary>
internal sealed class ConsentPageTests
{
    private const string All = "openid profile email projects users me company offline_access";

    [Test]
    [Property("Checklist", 15)]
    public async Task It_shows_who_asks_for_what_in_the_persons_words()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);

        await desk.ReachConsentAsync(Desk.Alec, All);

        var text = await desk.Page.Locator("main").InnerTextAsync();
        var boxes = await desk.Page.Locator(".scope label").AllInnerTextsAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("ChatGPT wants to read company data for you. It will return you to chat.openai.com."));
            Assert.That(text, Does.Contain("It cannot change anything, and it never sees your password."));
            Assert.That(text, Does.Contain("at most 180 days").And.Contain("You are signed in as Alec Parkes, user3@example.com."));
            Assert.That(boxes.Select(box => box.Split(' ')[0]), Is.EqualTo(["Projects", "People", "You", "Company"]));
            Assert.That(boxes.Count(box => box.Contains("people", StringComparison.OrdinalIgnoreCase)), Is.EqualTo(1));
            Assert.That(await desk.Page.Locator("input[name=scope]:checked").CountAsync(), Is.EqualTo(4));
        }
    }

    [Test]
    [Property("Checklist", 15)]
    public async Task It_does_not_vouch_for_whoever_waits_on_the_persons_own_computer()
    {
        using var assistant = await PublicAssistant.DiscoverAsync(PagesSetUp.Installation, redirectUri: PublicAssistant.Loopback);
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);

        await desk.Page.GotoAsync(assistant.AuthorizeAddress("projects"));
        await desk.SignInAsync(Desk.Alec);
        await desk.Page.WaitForURLAsync("**/auth/consent?*");

        var text = await desk.Page.Locator("main").InnerTextAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("return you to a program on this computer, 127.0.0.1"));
            Assert.That(text, Does.Contain("The people who run this service set it up.").And.Not.Contain("know where it returns you"));
            Assert.That(text, Does.Contain("Any program on this computer could be waiting there."));
        }
    }

    [Test]
    [Property("Checklist", 15)]
    [Property("Checklist", 32)]
    public async Task It_says_that_the_name_of_a_client_that_registered_itself_is_only_its_claim()
    {
        using var assistant = await PublicAssistant.RegisterAsync(PagesSetUp.Installation, name: "Trusty \u202eHelper\n<b>");
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);

        await desk.Page.GotoAsync(assistant.AuthorizeAddress("projects"));
        await desk.SignInAsync(Desk.Alec);
        await desk.Page.WaitForURLAsync("**/auth/consent?*");

        var text = await desk.Page.Locator("main").InnerTextAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("Nobody here has checked this assistant: that it is Trusty Helper <b> is only its own claim."));
            Assert.That(text, Does.Contain("return you to assistant.example").And.Contain("Allow it only if you started this yourself and trust assistant.example."));
            Assert.That(text, Does.Not.Contain("The people who run this service set it up"));
        }
    }

    [Test]
    [Property("Checklist", 15)]
    public async Task It_shows_the_host_that_vouches_for_a_client_known_by_its_document_and_leads_back_to_the_assistant()
    {
        var documents = await DocumentHost.Shared;
        var url = documents.ServeClient(("client_name", "ChatGPT"));
        using var assistant = await PublicAssistant.DiscoverAsync(PagesSetUp.Installation, url.AbsoluteUri);
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);

        await desk.Page.GotoAsync(assistant.AuthorizeAddress("projects"));
        await desk.SignInAsync(Desk.Alec);
        await desk.Page.WaitForURLAsync("**/auth/consent?*");
        var text = await desk.Page.Locator("main").InnerTextAsync();
        await desk.PressAsync("Allow");
        var answer = await assistant.ExchangeAsync(assistant.Code(await desk.ArriveAtAssistantAsync()));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain($"{documents.Authority} vouches for this assistant."));
            Assert.That(text, Does.Contain("Allow it only if you started this yourself and trust assistant.example.").And.Not.Contain("ChatGPT"));
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    [Property("Checklist", 15)]
    public async Task It_says_what_an_apps_link_means_and_lets_the_browser_hand_the_code_to_the_app()
    {
        const string App = "cursor://anysphere.cursor-mcp/oauth/callback";
        using var assistant = await PublicAssistant.RegisterAsync(PagesSetUp.Installation, App, "Cursor");
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.Page.GotoAsync(assistant.AuthorizeAddress("projects"));
        await desk.SignInAsync(Desk.Alec);
        await desk.Page.WaitForURLAsync("**/auth/consent?*");
        var text = await desk.Page.Locator("main").InnerTextAsync();

        // No app is installed here, so that Chromium gives up once it has asked for one; what the page's policy stops has another reason.
        var handedOver = new TaskCompletionSource<IRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Page.RequestFailed += (_, request) => handedOver.TrySetResult(request);
        await desk.PressAsync("Allow");
        var request = await handedOver.Task.WaitAsync(TimeSpan.FromSeconds(15));
        var tokens = await assistant.ExchangeAsync(assistant.Code(new Uri(request.Url)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("It will return you to the app on this device that opens cursor: links."));
            Assert.That(text, Does.Contain("Any app on this device could have claimed these links. Allow it only if you have just started this yourself."));
            Assert.That(request.Failure, Is.EqualTo("net::ERR_ABORTED"));
            Assert.That(tokens.Scopes, Does.Contain("projects"));
        }
    }

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

    [Test]
    public async Task Another_account_can_decide_instead()
    {
        await using var desk = await Desk.OpenAsync(PagesSetUp.Installation);
        await desk.ReachConsentAsync(Desk.John, "projects");

        await desk.PressAsync("Use another account");
        await desk.Page.WaitForURLAsync("**/auth/sign-in?*");
        await desk.SignInAsync(Desk.Alec);
        await desk.Page.WaitForURLAsync("**/auth/consent?*");

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
        await desk.Page.WaitForURLAsync("**/auth/consent?*");

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
        using var client = PagesSetUp.Installation.CreateClient();

        using var none = await client.GetAsync(new Uri("/auth/consent", UriKind.Relative));
        using var foreign = await client.GetAsync(new Uri("/auth/consent?returnUrl=https%3A%2F%2Fevil.example", UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(none.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await none.Content.ReadAsStringAsync(), Does.Contain("There is no request to decide about"));
        }
    }

    [Test]
    public async Task Nobody_decides_without_signing_in()
    {
        using var client = PagesSetUp.Installation.CreateClient();
        var returnUrl = Uri.EscapeDataString(Desk.AuthorizationPath());

        using var answer = await client.GetAsync(new Uri($"/auth/consent?returnUrl={returnUrl}", UriKind.Relative));

        Assert.That(answer.Headers.Location?.OriginalString, Is.EqualTo($"/auth/sign-in?returnUrl={returnUrl}"));
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
