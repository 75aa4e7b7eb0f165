using Microsoft.Playwright;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>Assistants that are web pages open the sign-in as a popup and wait for its word.</summary>
internal sealed class PopupTests
{
    private const string Open =
        """
        address => {
            window.heard = new Promise(resolve => addEventListener('message', message => resolve(message.data)));
            window.open(address, 'sign-in', 'width=500,height=700');
        }
        """;

    [Test]
    public async Task It_hears_of_the_decision_by_window_opener()
    {
        using var assistant = await PublicAssistant.RegisterAsync(PagesSetUp.Installation);
        await using var browser = await Browser.OpenAsync();
        var popup = await OpenAsync(browser.Page, assistant.AuthorizeAddress("me"));

        await popup.GetByLabel("Email").FillAsync(BrowserSession.Alec);
        await popup.GetByLabel("Password").FillAsync(Installation.DemoPassword);
        await popup.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await popup.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        Assert.That(await HeardAsync(browser.Page), Does.Contain("code="));
    }

    [Test]
    public async Task It_hears_of_an_error_for_which_there_was_a_page()
    {
        using var assistant = await PublicAssistant.RegisterAsync(PagesSetUp.Installation);
        await using var browser = await Browser.OpenAsync();
        var popup = await OpenAsync(browser.Page, assistant.AuthorizeAddress("me", ("resource", "https://elsewhere.example.com")));

        await popup.GetByRole(AriaRole.Link, new() { Name = "Go there" }).ClickAsync();

        Assert.That(await HeardAsync(browser.Page), Does.Contain("error=invalid_target"));
    }

    private static async Task<IPage> OpenAsync(IPage opener, string address)
    {
        await opener.GotoAsync(new Uri(new Uri(PublicAssistant.Site), "/").AbsoluteUri);
        return await opener.RunAndWaitForPopupAsync(() => opener.EvaluateAsync(Open, address));
    }

    private static Task<string> HeardAsync(IPage opener) => opener.EvaluateAsync<string>(
        "() => Promise.race([window.heard, new Promise(resolve => setTimeout(() => resolve('nothing'), 10000))])");
}
