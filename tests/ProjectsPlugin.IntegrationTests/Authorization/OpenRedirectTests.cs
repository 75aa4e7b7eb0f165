using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>Whoever registers, or has a document, may not own links on our domain that jump to any site (RFC 9700, section 4.11.2).</summary>
internal sealed class OpenRedirectTests
{
    private static readonly string[] Faults = ["resource", "code_challenge", "response_type", "max_age", "request_uri", "state"];
    private static readonly string[] Ways = ["registered", "document", "loopback"];

    [TestCaseSource(nameof(Cases))]
    [Property("Checklist", 2)]
    public async Task An_error_of_a_client_that_came_by_itself_is_a_page_with_a_link_while_nobody_is_signed_in(string way, string fault)
    {
        var installation = await Installation.Shared;
        using var assistant = await ComeAsync(installation, way);
        using var person = new Person(installation);

        using var answer = await person.GetAsync(Faulty(assistant, fault));

        var link = Link(await answer.Content.ReadAsStringAsync(), assistant.RedirectUri);
        var query = QueryHelpers.ParseQuery(link.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Headers.Location, Is.Null);
            Assert.That(query["error"].ToString(), Is.Not.Empty);
            Assert.That(query["state"].ToString(), Does.StartWith(fault == "state" ? "long" : PublicAssistant.State));
            Assert.That(query["iss"].ToString(), Is.EqualTo(installation.PublicUrl.Issuer));
        }
    }

    [TestCase("registered")]
    [TestCase("document")]
    public async Task Once_somebody_is_signed_in_the_client_hears_of_it_at_once(string way)
    {
        var installation = await Installation.Shared;
        using var assistant = await ComeAsync(installation, way);
        using var person = new Person(installation);
        using var signedIn = await person.OpenAsync("/auth/sign-in");

        using var answer = await person.GetAsync(Faulty(assistant, "resource"));

        AssertReturned(assistant, answer, "invalid_target");
    }

    [TestCase("registered", "login_required")]
    [TestCase("document", "login_required")]
    public async Task A_silent_request_shows_no_page(string way, string error)
    {
        var installation = await Installation.Shared;
        using var assistant = await ComeAsync(installation, way);
        using var person = new Person(installation);

        using var answer = await person.GetAsync(assistant.AuthorizeAddress("me", ("prompt", "none")));
        using var faulty = await person.GetAsync(assistant.AuthorizeAddress("me", ("prompt", "none"), ("resource", "https://elsewhere.example.com")));

        AssertReturned(assistant, answer, error);
        AssertReturned(assistant, faulty, "invalid_target");
    }

    [Test]
    public async Task A_client_of_the_settings_hears_of_it_at_once()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);

        using var answer = await person.GetAsync(Faulty(assistant, "resource"));

        AssertReturned(assistant, answer, "invalid_target");
    }

    private static IEnumerable<TestCaseData> Cases() => Ways.SelectMany(_ => Faults, (way, fault) => new TestCaseData(way, fault));

    private static async Task<PublicAssistant> ComeAsync(Installation installation, string way) => way switch
    {
        "document" => await PublicAssistant.DiscoverAsync(installation, (await DocumentHost.Shared).ServeClient().AbsoluteUri),
        "loopback" => await PublicAssistant.RegisterAsync(installation, PublicAssistant.Loopback),
        _ => await PublicAssistant.RegisterAsync(installation),
    };

    private static string Faulty(PublicAssistant assistant, string fault) => fault switch
    {
        "resource" => assistant.AuthorizeAddress("me", (fault, "https://elsewhere.example.com")),
        "code_challenge" => assistant.AuthorizeAddress("me", (fault, null), ("code_challenge_method", null)),
        "response_type" => assistant.AuthorizeAddress("me", (fault, "token")),
        "max_age" => assistant.AuthorizeAddress("me", (fault, "soon")),
        "state" => assistant.AuthorizeAddress("me", (fault, "long" + new string('x', 9000))),
        _ => assistant.AuthorizeAddress("me", (fault, "https://elsewhere.example.com")),
    };

    private static Uri Link(string page, string redirectUri)
    {
        var links = new HtmlParser().ParseDocument(page).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!);
        return new Uri(links.First(link => link.StartsWith(redirectUri, StringComparison.Ordinal)));
    }

    private static void AssertReturned(PublicAssistant assistant, HttpResponseMessage answer, string error)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.Location?.OriginalString, Does.StartWith(assistant.RedirectUri));
            Assert.That(QueryHelpers.ParseQuery(answer.Headers.Location?.Query)["error"].ToString(), Is.EqualTo(error));
        }
    }
}
