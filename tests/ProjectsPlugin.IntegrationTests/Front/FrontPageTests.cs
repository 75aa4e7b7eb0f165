using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Playwright;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.Front;

/// <summary>The page at the root, as a person without an account finds it.</summary>
internal sealed partial class FrontPageTests
{
    private const string Prompt = "Emily Johnson is a prospective client, could you write an email from myself reaching out about our virtual city project";

    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _installation = await Installation.Shared;

    [Test]
    public async Task Without_scripts_every_value_is_readable_and_no_button_promises_more()
    {
        await using var browser = await OpenAsync();
        await UnfoldAsync(browser);
        var text = await browser.Page.Locator("main").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ValueAsync(browser, "The one address that your assistant needs"), Is.EqualTo(Address("/mcp")));
            Assert.That(await ValueAsync(browser, "Import from URL"), Is.EqualTo(Address("/openapi.yaml")));
            Assert.That(await ValueAsync(browser, "Authentication"), Is.EqualTo("OAuth"));
            Assert.That(await ValueAsync(browser, "Client ID"), Is.EqualTo(_installation.GptAction.Id));
            Assert.That(await ValueAsync(browser, "Authorization URL"), Is.EqualTo(Address("/oauth")));
            Assert.That(await ValueAsync(browser, "Token URL"), Is.EqualTo(Address("/auth/oauth_exchange")));
            Assert.That(await ValueAsync(browser, "Scope"), Is.EqualTo("projects users me company"));
            Assert.That(await ValueAsync(browser, "Token Exchange Method"), Is.EqualTo("Default (POST request)"));
            Assert.That(await ValueAsync(browser, "Privacy policy"), Is.EqualTo(Address("/legal")));
            Assert.That(await ValueAsync(browser, "Manifest"), Is.EqualTo(Address("/.well-known/ai-plugin.json")));
            Assert.That(await ValueAsync(browser, "Claude Code"), Is.EqualTo($"claude mcp add --transport http projects {Address("/mcp")}"));
            Assert.That(JsonNode.Parse(await ValueAsync(browser, "By hand, in ~/.cursor/mcp.json"))!["mcpServers"]!["projects"]!["url"]!.GetValue<string>(),
                Is.EqualTo(Address("/mcp")));
            Assert.That(await ValueAsync(browser, "Run"), Is.EqualTo("npx @modelcontextprotocol/inspector"));
            Assert.That(text, Does.Contain(Prompt).And.Contain("outreach_email").And.Contain("Ready: this service runs and reaches its database."));
            Assert.That(text, Does.Contain("Only programs on this machine reach this address").And.Contain("PUBLIC_URL"));
            Assert.That(await browser.Page.Locator("button:visible").CountAsync(), Is.Zero);
        }
    }

    [Test]
    public async Task With_scripts_each_value_has_a_button_that_copies_it()
    {
        await using var browser = await OpenAsync(scripts: true);
        await browser.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var copied = new List<string>();
        var shown = new List<string>();
        await UnfoldAsync(browser);
        foreach (var button in await browser.Page.Locator("main button").AllAsync())
        {
            await button.ClickAsync();
            var label = await button.EvaluateAsync<string>("button => document.getElementById(button.getAttribute('aria-describedby')).textContent");
            await Assertions.Expect(browser.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync($"Copied: {label}");
            copied.Add(await browser.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
            shown.Add(await button.EvaluateAsync<string>("button => button.previousElementSibling.innerText"));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                await browser.Page.Locator("dl.values code").CountAsync(),
                Is.EqualTo(copied.Count + 1),
                "each value and the prompt, without two that are chosen");
            Assert.That(copied, Has.No.Member("OAuth").And.No.Member("Default (POST request)"));
            Assert.That(copied, Is.EqualTo(shown));
            Assert.That(copied, Has.Member(Address("/mcp")).And.Member(Prompt).And.Member(_installation.GptAction.Id));
        }
    }

    [Test]
    public async Task A_button_says_that_it_has_copied_and_can_be_pressed_again()
    {
        await using var browser = await OpenAsync(scripts: true);
        await browser.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await browser.Page.Clock.InstallAsync();
        await browser.GoAsync(Paths.Front);
        await browser.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(1));
        var button = browser.Page.Locator("main button").First;

        await button.ClickAsync();

        await Assertions.Expect(button).ToHaveTextAsync("Copied");
        await browser.Page.Clock.RunForAsync(2000);
        await Assertions.Expect(button).ToHaveTextAsync("Copy");
    }

    [Test]
    public async Task Where_the_clipboard_is_refused_the_value_is_selected_instead()
    {
        await using var browser = await OpenAsync(scripts: true);
        await browser.Page.EvaluateAsync("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }");

        await browser.Page.Locator("main button").First.ClickAsync();

        await browser.Page.WaitForFunctionAsync("getSelection().toString() !== ''");
        Assert.That(await browser.Page.EvaluateAsync<string>("getSelection().toString()"), Is.EqualTo(Address("/mcp")));
    }

    [Test]
    public async Task Links_of_programs_carry_the_right_address()
    {
        await using var browser = await OpenAsync();
        var vsCode = new Uri((await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Add to VS Code" }).GetAttributeAsync("href"))!);
        var cursor = new Uri((await browser.Page.GetByRole(AriaRole.Link, new() { Name = "Add to Cursor" }).GetAttributeAsync("href"))!);
        var config = QueryHelpers.ParseQuery(cursor.Query)["config"].ToString();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(vsCode.AbsoluteUri, Does.StartWith("vscode:mcp/install?%7B"));
            Assert.That(Uri.UnescapeDataString(vsCode.Query[1..]), Is.EqualTo($$"""{"name":"projects","type":"http","url":"{{Address("/mcp")}}"}"""));
            Assert.That(cursor.GetLeftPart(UriPartial.Path), Is.EqualTo("cursor://anysphere.cursor-deeplink/mcp/install"));
            Assert.That(QueryHelpers.ParseQuery(cursor.Query)["name"].ToString(), Is.EqualTo("projects"));
            Assert.That(Encoding.UTF8.GetString(Convert.FromBase64String(config)), Is.EqualTo($$"""{"url":"{{Address("/mcp")}}"}"""));
        }
    }

    [Test]
    public async Task Every_address_is_one_of_this_installation_and_answers()
    {
        using var client = _installation.CreateClient();
        var page = await client.GetStringAsync(new Uri(Paths.Front, UriKind.Relative));

        var addresses = Addresses().Matches(WebUtility.HtmlDecode(page)).Select(match => match.Value).Distinct().ToList();
        var links = Links().Matches(page).Select(match => WebUtility.HtmlDecode(match.Groups["path"].Value.Split('?')[0])).Distinct().ToList();
        var answers = new Dictionary<string, HttpStatusCode>();
        foreach (var path in links.Concat(addresses.Select(address => new Uri(address).AbsolutePath)).Distinct())
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            answers[path] = answer.StatusCode;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(addresses, Has.Count.EqualTo(6).And.All.StartsWith(_installation.PublicUrl + "/"));
            Assert.That(links, Is.SupersetOf(new[] { Paths.Front, Paths.Connected, Paths.Browse, Paths.Legal, Paths.PluginBundle, Paths.Script,
                Paths.Stylesheet }));
            Assert.That(answers.Where(answer => answer.Value is HttpStatusCode.NotFound or >= HttpStatusCode.InternalServerError), Is.Empty);
        }
    }

    [Test]
    [Property("Checklist", 13)]
    public async Task It_runs_our_script_alone_and_no_secret_is_on_it()
    {
        using var client = _installation.CreateClient();
        using var answer = await client.GetAsync(new Uri(Paths.Front, UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.GetValues("Content-Security-Policy"), Is.EqualTo((string[])
                ["default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; script-src 'self'"]));
            Assert.That(answer.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(answer.Headers.Contains("Set-Cookie"), Is.False);
            Assert.That(Regex.Count(page, "<script|<style"), Is.EqualTo(1));
            Assert.That(page, Does.Match("""<script src="/auth/assets/site\.js\?v=[0-9a-f]{32}" defer></script>""").And.Not.Match(@"\s(style|on\w+)="));
            Assert.That(page, Does.Not.Contain(_installation.GptAction.Secret).And.Not.Contain(_installation.ChatGptPlugin.Secret)
                .And.Not.Contain(Installation.DemoPassword));
        }
    }

    [TestCase(1280, 900)]
    [TestCase(360, 740)]
    public async Task The_first_screen_has_what_it_is_the_address_the_demo_and_whether_it_works(int width, int height)
    {
        await using var browser = await OpenAsync(scripts: true);
        await browser.Page.SetViewportSizeAsync(width, height);

        ILocator[] first =
        [
            browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }), browser.Page.GetByText("lets ChatGPT, Claude and others read"),
            browser.Page.GetByText(Address("/mcp"), new() { Exact = true }).First, browser.Page.GetByRole(AriaRole.Button, new() { Name = "Copy" }).First,
            browser.Page.GetByRole(AriaRole.Link, new() { Name = "Try it here" }), browser.Page.GetByText("Ready: this service runs"),
        ];
        var ends = new List<float>();
        foreach (var each in first)
            ends.Add(await each.BoundingBoxAsync() is { } box ? box.Y + box.Height : float.NaN);

        Assert.That(ends, Is.All.GreaterThan(0).And.All.LessThanOrEqualTo(height));
    }

    [Test]
    public async Task Cards_are_of_one_height_and_what_few_need_is_folded_away()
    {
        await using var browser = await OpenAsync();
        await browser.Page.SetViewportSizeAsync(1280, 900);
        var heights = await browser.Page.Locator(".ways > *").EvaluateAllAsync<double[]>("all => all.map(each => each.getBoundingClientRect().height)");
        var summaries = await browser.Page.Locator("details:not([open]) > summary").AllInnerTextsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(heights, Has.Length.EqualTo(4));
            Assert.That(heights.Max() - heights.Min(), Is.LessThan(1));
            Assert.That(
                summaries.Select(text => text.Split(',')[0]),
                Is.EqualTo(["Plugin bundle", "MCP Inspector", "GPT Action", "Plugin of the first generation"]));
            Assert.That(await browser.Page.GetByText("Import from URL").IsVisibleAsync(), Is.False);
        }
    }

    [Test]
    public async Task Every_person_can_read_it()
    {
        await using var browser = await OpenAsync(scripts: true);
        await Pages.AccessibilityTests.AssertAccessibleAsync(browser);
        await UnfoldAsync(browser);

        await Pages.AccessibilityTests.AssertAccessibleAsync(browser);
    }

    private async Task<BrowserSession> OpenAsync(bool scripts = false)
    {
        var browser = await BrowserSession.OpenAsync(_installation, scripts: scripts);
        await browser.GoAsync(Paths.Front);
        return browser;
    }

    private static async Task UnfoldAsync(BrowserSession browser)
    {
        foreach (var summary in await browser.Page.Locator("summary").AllAsync())
            await summary.ClickAsync();
    }

    private string Address(string path) => _installation.PublicUrl.At(path);

    private static Task<string> ValueAsync(BrowserSession browser, string label) =>
        browser.Page.Locator("dl.values > div").Filter(new() { Has = browser.Page.GetByText(label, new() { Exact = true }) }).Locator("code").InnerTextAsync();

    [GeneratedRegex("""https?://[^\s"'<>&]+""")]
    private static partial Regex Addresses();

    [GeneratedRegex("""(href|src)="(?<path>/[^"]*)""")]
    private static partial Regex Links();
}
