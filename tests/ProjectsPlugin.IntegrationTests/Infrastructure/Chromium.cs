using Microsoft.Playwright;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>The browser process under all tests, or why there is none.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly IPlaywright? _playwright;
    private readonly IBrowser? _browser;
    private readonly AssistantSite? _site;

    private Chromium(string fault) => Fault = fault;

    private Chromium(IPlaywright playwright, IBrowser browser, AssistantSite site) => (_playwright, _browser, _site) = (playwright, browser, site);

    /// <summary>Why no browser runs and how to get one; null if it runs.</summary>
    public string? Fault { get; }

    public static async Task<Chromium> StartAsync()
    {
        string[] places = [Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "", "/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];
        var site = await AssistantSite.StartAsync();
        try
        {
            var playwright = await Playwright.CreateAsync();
            var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = places.FirstOrDefault(File.Exists),
                ChromiumSandbox = OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess,
                Args =
                [
                    $"--host-resolver-rules=MAP * 127.0.0.1:{site.Port}, EXCLUDE 127.0.0.1, EXCLUDE localhost",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic",
                ],
            });
            return new Chromium(playwright, browser, site);
        }
        catch (PlaywrightException failure)
        {
            await site.DisposeAsync();
            return new Chromium(
                "No browser for this test. Install Chromium (apt install chromium-headless-shell), or set CHROMIUM_PATH to one, "
                    + $"or run 'pwsh playwright.ps1 install chromium' in the test's output folder. ({failure.Message})");
        }
    }

    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        options.IgnoreHTTPSErrors = true;
        return await _browser!.NewContextAsync(options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null)
            await _site.DisposeAsync();
    }
}
