using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Pages;

/// <summary>An employee at a browser, and what they do on our pages.</summary>
internal sealed class Person(Installation installation, Browser browser) : IAsyncDisposable
{
    public const string AlecsEmail = "user3@example.com";

    public IPage Page => browser.Page;

    public string Summary => "#summary";

    public static async Task<Person> OpenBrowserAsync(Installation installation, BrowserNewContextOptions? options = null) =>
        new(installation, await Browser.OpenAsync(options));

    /// <summary>Opens one of our pages.</summary>
    public Task<IResponse?> OpenAsync(string path) => Page.GotoAsync(installation.PublicUrl.At(path));

    /// <summary>Starts an authorization request, as the ChatGPT plugin's "Log in" button does.</summary>
    public Task<IResponse?> ConnectAsync(ConfiguredClient client, string callback, string scope = "", string more = "") =>
        OpenAsync(AuthorizationPath(client, callback, scope, more));

    public async Task SignInAsync(string email = AlecsEmail, string password = Installation.DemoPassword)
    {
        await Page.GetByLabel("Email").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(password);
        await PressAsync("Sign in");
    }

    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task UntickAsync(string label) => Page.GetByRole(AriaRole.Checkbox, new() { Name = label }).UncheckAsync();

    public Task<Uri> ArriveAtAssistantAsync() => browser.ArriveAtAssistantAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    /// <summary>A callback of the plugin profile; every test has its own installation's, because the first exchange binds the client to one.</summary>
    public static string PluginCallback(string id = "0a1b2c3d-0000-4000-8000-000000000001") => $"https://chat.openai.com/aip/plugin-{id}/oauth/callback";

    public static string AuthorizationPath(ConfiguredClient client, string callback, string scope = "", string more = "") =>
        $"{Paths.OAuth}?response_type=code&client_id={client.Id}&scope={Uri.EscapeDataString(scope)}&state=the-state&redirect_uri={Uri.EscapeDataString(callback)}{more}";
}
