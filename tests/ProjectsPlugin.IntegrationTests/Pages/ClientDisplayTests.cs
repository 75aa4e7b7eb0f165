using System.Net;
using Microsoft.Playwright;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>What the consent page says about whoever asks, and what it does not vouch for.</summary>
internal sealed class ClientDisplayTests
{
    private const string All = "openid profile email projects users me company offline_access";

    [Test]
    [Property("Checklist", 15)]
    public async Task It_shows_who_asks_for_what_in_the_persons_words()
    {
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);

        await browser.ReachConsentAsync(BrowserSession.Alec, All);

        var text = await browser.Page.Locator("main").InnerTextAsync();
        var boxes = await browser.Page.Locator(".scope label").AllInnerTextsAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("ChatGPT wants to read company data for you. It will return you to chat.openai.com."));
            Assert.That(text, Does.Contain("It cannot change anything, and it never sees your password."));
            Assert.That(text, Does.Contain("at most 180 days").And.Contain("You are signed in as Alec Parkes, user3@example.com."));
            Assert.That(boxes.Select(box => box.Split(' ')[0]), Is.EqualTo(["Projects", "People", "You", "Company"]));
            Assert.That(boxes.Count(box => box.Contains("people", StringComparison.OrdinalIgnoreCase)), Is.EqualTo(1));
            Assert.That(await browser.Page.Locator("input[name=scope]:checked").CountAsync(), Is.EqualTo(4));
        }
    }

    [Test]
    [Property("Checklist", 15)]
    public async Task It_does_not_vouch_for_whoever_waits_on_the_persons_own_computer()
    {
        using var assistant = await PublicAssistant.DiscoverAsync(PagesSetUp.Installation, redirectUri: PublicAssistant.Loopback);
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);

        await browser.Page.GotoAsync(assistant.AuthorizeAddress("projects"));
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/auth/consent?*");

        var text = await browser.Page.Locator("main").InnerTextAsync();
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
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);

        await browser.Page.GotoAsync(assistant.AuthorizeAddress("projects"));
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/auth/consent?*");

        var text = await browser.Page.Locator("main").InnerTextAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(text, Does.Contain("Nobody here has checked this assistant: that it is Trusty Helper <b> is only its own claim."));
            Assert.That(
                text, Does.Contain("return you to assistant.example").And.Contain("Allow it only if you started this yourself and trust assistant.example."));
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
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);

        await browser.Page.GotoAsync(assistant.AuthorizeAddress("projects"));
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/auth/consent?*");
        var text = await browser.Page.Locator("main").InnerTextAsync();
        await browser.PressAsync("Allow");
        var answer = await assistant.ExchangeAsync(assistant.Code(await browser.ArriveAtAssistantAsync()));

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
        await using var browser = await BrowserSession.OpenAsync(PagesSetUp.Installation);
        await browser.Page.GotoAsync(assistant.AuthorizeAddress("projects"));
        await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAtPageAsync("**/auth/consent?*");
        var text = await browser.Page.Locator("main").InnerTextAsync();

        // No app is installed here, so that Chromium gives up once it has asked for one; what the page's policy stops has another reason.
        var handedOver = new TaskCompletionSource<IRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        browser.Page.RequestFailed += (_, request) => handedOver.TrySetResult(request);
        await browser.PressAsync("Allow");
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
}
