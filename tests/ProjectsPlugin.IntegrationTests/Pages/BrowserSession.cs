using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>An employee at a browser, and what they do on our pages. Scripts are off unless a tool needs them: no page does.</summary>
internal sealed class BrowserSession : IAsyncDisposable
{
    public const string John = "user1@example.com";
    public const string Emily = "user2@example.com";
    public const string Alec = "user3@example.com";

    /// <summary>Of the plugin profile.</summary>
    public const string Callback = "https://chat.openai.com/aip/plugin-12345678-1234-4234-8234-123456789abc/oauth/callback";

    private readonly Installation _installation;
    private readonly Browser _browser;

    private BrowserSession(Installation installation, Browser browser) => (_installation, _browser) = (installation, browser);

    public IPage Page => _browser.Page;

    public ILocator Summary => Page.Locator("#summary");

    public string Path => new Uri(Page.Url).AbsolutePath;

    public static async Task<BrowserSession> OpenAsync(
        Installation installation, ColorScheme scheme = ColorScheme.Light, int width = 1000, bool scripts = false, string? timeZone = null) =>
        new(installation, await Browser.OpenAsync(new BrowserNewContextOptions
        {
            JavaScriptEnabled = scripts,
            TimezoneId = timeZone,
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
        }));

    public static string AuthorizationPath(string scope = "", string more = "", string callback = Callback) =>
        $"{Paths.OAuth}?response_type=code&client_id={ConfiguredClient.ChatGptPlugin.Id}&scope={Uri.EscapeDataString(scope)}"
        + $"&state=the-state&redirect_uri={Uri.EscapeDataString(callback)}{more}";

    /// <summary>Opens one of our pages, or starts an authorization request as the assistant's button does.</summary>
    public async Task<IResponse> GoAsync(string path) => (await Page.GotoAsync(_installation.PublicUrl.At(path)))!;

    /// <summary>Starts an authorization request and signs in, so that the consent page is open.</summary>
    public async Task ReachConsentAsync(string email, string scope = "")
    {
        await GoAsync(AuthorizationPath(scope, "&prompt=consent"));
        await SignInAsync(email);
        await ArriveAtPageAsync("**/auth/consent?*");
    }

    /// <summary>Signs in, allows what the assistant asks, and lets it exchange the code: then it is connected.</summary>
    public async Task<TokenAnswer> ConnectAsync(string email, string scope = "")
    {
        await ReachConsentAsync(email, scope);
        await PressAsync("Allow");
        var arrived = await ArriveAtAssistantAsync();
        using var assistant = Assistant.Plugin(_installation);
        return await assistant.ExchangeAsync(QueryHelpers.ParseQuery(arrived.Query)["code"].ToString());
    }

    /// <summary>Goes where an assistant sends the browser, signs in if that is asked, and allows everything but what these boxes stand for.</summary>
    public async Task AllowAsync(string address, params string[] unticked)
    {
        await Page.GotoAsync(address);
        if (Path == "/auth/sign-in")
            await SignInAsync(Alec);
        foreach (var label in unticked)
            await Box(label).UncheckAsync();
        await PressAsync("Allow");
    }

    public async Task SignInAsync(string email, string password = Installation.DemoPassword)
    {
        await Page.GetByLabel("Email").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await PressAsync("Sign in");
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public ILocator Box(string label) => Page.GetByRole(AriaRole.Checkbox, new() { Name = label });

    /// <summary>Waits until the browser shows the page of ours at this address, a pattern.</summary>
    public async Task ArriveAtPageAsync(string url)
    {
        // Not for the page's load: where everything comes from the cache, that can be over before anybody waits for it, and would never be seen.
        await Page.WaitForURLAsync(url, new() { WaitUntil = WaitUntilState.Commit });
        await Page.Locator("main").WaitForAsync();
    }

    public Task<Uri> ArriveAtAssistantAsync() => _browser.ArriveAtAssistantAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();
}
