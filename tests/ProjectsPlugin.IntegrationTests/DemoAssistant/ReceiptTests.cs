using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Pages;

namespace ProjectsPlugin.IntegrationTests.DemoAssistant;

/// <summary>What a run without a model leaves in the visitor's hand: a receipt, and a draft that a template wrote.</summary>
internal sealed class ReceiptTests
{
    private const string Description = "A virtual city in which people can try out a sustainable way of living together.";

    private static readonly string[] Groups = ["Find", "Sign in", "Read", "Leave"];

    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _installation = await DemoAssistantPages.InstallAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    public async Task The_receipt_counts_requests_and_says_that_the_access_has_ended()
    {
        await using var browser = await BrowserSession.OpenAsync(_installation);
        await browser.RunLetterAsync();
        var total = await browser.Page.Locator("#receipt").InnerTextAsync();
        var rows = await browser.Page.Locator("[slot=receipt] li").AllInnerTextsAsync();
        var steps = await browser.Page.Locator(".step").EvaluateAllAsync<string[]>(
            """
            steps => steps.map(step => {
                let at = step;
                while (!at.querySelector('h3[id]')) at = at.previousElementSibling;
                return at.querySelector('h3[id]').textContent;
            })
            """);

        // A client that is known from before does not register, so there is a request less.
        await browser.RunToolsAsync(("get_company", null));
        var second = await browser.Page.Locator("#receipt").InnerTextAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(total, Does.Match(@"^13 requests, (\d+ ms|\d+\.\d s), access ended$"));
            Assert.That(
                rows.Select(row => row.Split(',')[0].ReplaceLineEndings(" ")),
                Is.EqualTo((string[])["Find 4 requests", "Sign in 2 requests", "Read 6 requests", "Leave 1 request"]));
            Assert.That(steps.GroupBy(group => group).Select(group => (group.Key, group.Count())), Is.EqualTo(Groups.Zip([4, 2, 6, 1])));
            Assert.That(second, Does.Match(@"^9 requests, .*, access ended$"));
        }
    }

    [Test]
    public async Task The_receipt_stands_above_and_leads_to_its_groups()
    {
        await using var browser = await BrowserSession.OpenAsync(_installation);
        await browser.RunLetterAsync();
        var receipt = await TopAsync("#receipt");
        var draft = await TopAsync("#draft");
        var found = await TopAsync(".entry");

        await browser.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Read" }).ClickAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?[])[$"{receipt < draft}", $"{draft < found}"], Is.All.EqualTo("True"));
            Assert.That(new Uri(browser.Page.Url).Fragment, Is.EqualTo("#Read"));
            Assert.That(await browser.Page.Locator("h1").InnerTextAsync(), Is.EqualTo("What the assistant did"));
        }

        async Task<float> TopAsync(string selector) => (await browser.Page.Locator(selector).First.BoundingBoxAsync())!.Y;
    }

    [Test]
    public async Task A_draft_says_that_a_template_wrote_it_and_has_no_other_facts_than_the_records()
    {
        await using var browser = await BrowserSession.OpenAsync(_installation);

        await browser.RunLetterAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.Page.Locator("[slot=letter]").InnerTextAsync(), Does.Contain("A template wrote this, not a model."));
            Assert.That(await browser.Page.Locator(".letter").InnerTextAsync(), Is.EqualTo(
                $"""
                To: Emily Johnson <user2@example.com>
                Subject: Virtual Eco-City Simulation

                Dear Emily Johnson,

                I am writing to you about our project “Virtual Eco-City Simulation”. {Description}

                Example Company plans and delivers research projects in energy, space and city design together with public and private partners.

                Would you like to hear more? Write to me at user3@example.com.

                Kind regards
                Alec Parkes
                Example Company
                """));
        }
    }

    [TestCase("Company", true)]
    [TestCase("Projects", false)]
    [TestCase("People", false)]
    public async Task A_draft_is_made_without_what_the_person_keeps_back_or_not_at_all(string kept, bool isDrafted)
    {
        await using var browser = await BrowserSession.OpenAsync(_installation);

        await browser.RunLetterAsync(kept);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.Page.Locator(".letter").CountAsync(), Is.EqualTo(isDrafted ? 1 : 0));
            Assert.That(await browser.Page.Locator("[slot=letter]").InnerTextAsync(), isDrafted
                ? Does.EndWith("Alec Parkes").And.Not.Contain("Example Company")
                : Does.Contain("There is no draft letter"));
        }
    }

    [Test]
    public async Task Facts_have_labels_in_words()
    {
        await using var browser = await BrowserSession.OpenAsync(_installation);

        await browser.RunToolsAsync(("get_me", null), ("get_company", null));
        var labels = await browser.Page.Locator(".entry dt").AllInnerTextsAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels, Does.Contain("Lasting id").And.Contain("Number among the people").And.Contain("Writing style"));
            Assert.That(await browser.Page.Locator("[slot=letter]").CountAsync(), Is.Zero);
        }
    }
}
