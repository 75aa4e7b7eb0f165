using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ProjectsPlugin.IntegrationTests.Infrastructure;

/// <summary>A person's browser: Chromium with cookies of its own. Sites other than loopback lead to <see cref="AssistantSite"/>.</summary>
internal sealed partial class Browser : IAsyncDisposable
{
    private static readonly Lazy<Task<Chromium>> TheOne = new(Chromium.StartAsync);

    private Browser(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Opens an empty page; skips the test where no browser is found, but fails it in CI.</summary>
    public static async Task<Browser> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var chromium = await TheOne.Value;
        if (chromium.Fault is { } fault)
        {
            if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
                Assert.Fail(fault);
            Assert.Ignore(fault);
        }

        var context = await chromium.NewContextAsync(options ?? new BrowserNewContextOptions());
        context.SetDefaultTimeout(15_000);
        return new Browser(context, await context.NewPageAsync());
    }

    /// <summary>Waits until the page left loopback for an assistant's site, and returns where it arrived, query included.</summary>
    public async Task<Uri> ArriveAtAssistantAsync()
    {
        // Looks at the address alone: to wait for an event of the page as well is to wait for ever if it was the sooner.
        await Assertions.Expect(Page).ToHaveURLAsync(ElsewhereByHttps(), new() { Timeout = 15_000 });
        return new Uri(Page.Url);
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    public static async Task CloseAsync()
    {
        if (TheOne.IsValueCreated)
            await (await TheOne.Value).DisposeAsync();
    }

    [GeneratedRegex(@"^https://(?!localhost[:/]|127\.)")]
    private static partial Regex ElsewhereByHttps();
}
