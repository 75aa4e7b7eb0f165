using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>What a visitor does on the demo assistant's pages.</summary>
internal static class DemoAssistantPages
{
    /// <summary>The tools that are called for the letter.</summary>
    public static readonly string[] LetterTools = ["get_me", "get_users", "get_projects", "get_company"];

    /// <summary>Presses the button of the letter, signs in, allows all but these, and waits until the run is over.</summary>
    public static async Task RunLetterAsync(this BrowserSession browser, params string[] unticked)
    {
        await browser.GoAsync(Paths.Try);
        await browser.PressAsync("Sign in and start");
        await browser.AllowRunAsync(unticked);
    }

    /// <summary>Ticks these tools and presses the button below, signs in, allows everything, and waits until the run is over.</summary>
    public static async Task RunToolsAsync(this BrowserSession browser, params (string Tool, string? Query)[] tools)
    {
        await browser.GoAsync(Paths.Try);
        await browser.ChooseAsync(tools);
        await browser.AllowRunAsync();
    }

    public static async Task ChooseAsync(this BrowserSession browser, params (string Tool, string? Query)[] tools)
    {
        foreach (var (tool, query) in tools)
        {
            await browser.Page.Locator($"#{tool}").CheckAsync();
            if (query is not null)
                await browser.Page.Locator($"#query-{tool}").FillAsync(query);
        }

        await browser.PressAsync("Call these tools");
    }

    public static async Task ReachDecisionAsync(this BrowserSession browser)
    {
        await browser.ArriveAsync("/auth/");
        if (browser.Path == "/auth/sign-in")
            await browser.SignInAsync(BrowserSession.Alec);
        await browser.ArriveAsync("/auth/consent?");
    }

    // Looks at the address alone. What is done there next waits for what it needs; and to wait for an event of the page as well
    // is to wait for ever if it was the sooner.
    private static Task ArriveAsync(this BrowserSession browser, string path) =>
        Assertions.Expect(browser.Page).ToHaveURLAsync(new Regex("^http://[^/]+" + Regex.Escape(path)), new() { Timeout = 15_000 });

    public static async Task AllowRunAsync(this BrowserSession browser, params string[] unticked)
    {
        await browser.ReachDecisionAsync();
        foreach (var label in unticked)
            await browser.Box(label).UncheckAsync();
        await browser.PressAsync("Allow");
        await browser.EndOfRunAsync();
    }

    /// <summary>The link below everything is sent last.</summary>
    public static Task EndOfRunAsync(this BrowserSession browser) => browser.Page.GetByRole(AriaRole.Link, new() { Name = "Begin again" }).WaitForAsync();

    /// <summary>The headings of the steps, without their numbers.</summary>
    public static async Task<string[]> StepsAsync(this BrowserSession browser) =>
        [.. (await browser.Page.Locator(".step h4").AllInnerTextsAsync()).Select(heading => heading[(heading.IndexOf(' ', StringComparison.Ordinal) + 1)..])];

    /// <summary>All that the page says but the steps: the receipt, a draft, and what was found or written.</summary>
    public static async Task<string> AnswerAsync(this BrowserSession browser) =>
        string.Join('\n', await browser.Page.Locator("[slot]").AllInnerTextsAsync());

    /// <summary>An installation whose visitors may start as often as tests do.</summary>
    public static Task<Installation> InstallAsync(Dictionary<string, string?>? settings = null, int copies = 1) =>
        Installation.StartAsync(new InstallationOptions
        {
            Copies = copies,
            Settings = new Dictionary<string, string?>(settings ?? [])
            {
                ["Assistant:RunsPerMinute"] = settings?.GetValueOrDefault("Assistant:RunsPerMinute") ?? "10000",
            },
        });
}
