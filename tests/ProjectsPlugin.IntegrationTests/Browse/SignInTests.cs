using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Api;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Api;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Mcp;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Browse;

/// <summary>Who gets at pages and how, request by request.</summary>
internal sealed class SignInTests
{
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _installation = await Installation.Shared;

    [TestCase("/browse")]
    [TestCase("/browse?query=emily")]
    [TestCase("/browse?returnUrl=https://evil.example/")]
    [TestCase("/browse/projects/3")]
    [TestCase("/browse/users/2")]
    [TestCase("/browse/company")]
    [TestCase("/browse//evil.example/")]
    [Property("Checklist", 4)]
    public async Task Nobody_sees_a_page_without_a_session(string path)
    {
        using var client = _installation.CreateClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
            Assert.That(answer.Headers.Location!.GetLeftPart(UriPartial.Path), Is.EqualTo(_installation.PublicUrl.At(Paths.Authorize)));
            Assert.That(query["redirect_uri"].ToString(), Is.EqualTo(_installation.PublicUrl.At("/browse/signed-in")));
            Assert.That(query["scope"].ToString(), Is.EqualTo("openid profile"));
            Assert.That(query["code_challenge_method"].ToString(), Is.EqualTo("S256"));
            Assert.That(query.Keys, Has.None.StartsWith("x-client"));
            Assert.That(await answer.Content.ReadAsStringAsync(), Is.Empty);
        }
    }

    [TestCase("/browse?returnUrl=https%3A%2F%2Fevil.example%2F")]
    [TestCase("/browse//evil.example/")]
    public async Task Signing_in_leads_to_our_own_pages_alone(string path)
    {
        using var person = new Person(_installation);

        using var page = await person.OpenAsync(path);

        Assert.That(page.RequestMessage!.RequestUri!.ToString(), Does.StartWith(_installation.PublicUrl.At(Paths.Browse)));
    }

    [Test]
    [Property("Checklist", 48)]
    public async Task The_cookie_is_for_this_browser_and_this_visit()
    {
        using Person person = new(_installation), another = new(_installation);
        using var asked = await another.GetAsync(PageAddress.Company);
        var code = await person.BringCodeAsync(PageAddress.Company);

        using var returned = await person.GetAsync(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked.Headers.GetValues("Set-Cookie"), Has.Exactly(2).Matches<string>(cookie =>
                cookie.Contains("httponly", StringComparison.Ordinal) && cookie.Contains("samesite=lax", StringComparison.Ordinal)
                    && cookie.Contains("path=/browse/signed-in", StringComparison.Ordinal)));
            Assert.That(returned.Headers.GetValues("Set-Cookie"), Has.One.Matches<string>(cookie =>
                cookie.StartsWith("browse=", StringComparison.Ordinal) && cookie.EndsWith("; path=/; samesite=lax; httponly", StringComparison.Ordinal)));
            Assert.That(returned.Headers.Location!.ToString(), Is.EqualTo(PageAddress.Company));
        }
    }

    [Test]
    [Property("Checklist", 39)]
    public async Task The_cookie_opens_pages_alone_and_a_token_opens_none()
    {
        using var person = new Person(_installation);
        using var page = await person.OpenAsync(PageAddress.Project(3));
        using ApiClient rest = new(_installation, (await TokenForge.OfAsync(_installation)).Token()),
            mcp = new(_installation, await McpCaller.TokenAsync(_installation));

        var calls = await Task.WhenAll(new[] { "/projects", "/projects/3", "/users", "/me", "/company", Paths.Mcp }.Select(person.GetAsync));
        using var withToken = await rest.GetAsync(PageAddress.Project(3));
        using var withMcpToken = await mcp.GetAsync(PageAddress.Project(3));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(calls.Select(call => call.StatusCode), Is.All.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(withToken.StatusCode, Is.EqualTo(HttpStatusCode.Found));
            Assert.That(withMcpToken.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        }
    }

    [TestCase("")]
    [TestCase("?code=x&state=y")]
    [TestCase("?error=access_denied&state=y")]
    [TestCase("?error=server_error")]
    public async Task A_sign_in_that_this_browser_did_not_begin_is_refused_in_words(string query)
    {
        using var client = _installation.CreateClient();

        using var answer = await client.GetAsync(new Uri(Paths.BrowseSignedIn + query, UriKind.Relative));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(answer.Headers.Location, Is.Null);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<h1>This sign-in is over</h1>"));
        }
    }

    [Test]
    public async Task A_code_that_somebody_else_got_signs_nobody_in()
    {
        using Person attacker = new(_installation), victim = new(_installation, Person.Emily);
        var code = await attacker.BringCodeAsync(PageAddress.Company);
        using var victimsPage = await victim.OpenAsync(PageAddress.Company);

        using var answer = await victim.GetAsync(code);
        using var page = await victim.GetAsync(PageAddress.Company);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("Emily Johnson"));
        }
    }

    [Test]
    public async Task A_sign_in_that_comes_back_from_the_history_offers_the_page_again()
    {
        using var person = new Person(_installation);
        var code = await person.BringCodeAsync(PageAddress.User(2));
        using var first = await person.GetAsync(code);

        using var again = await person.GetAsync(code);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Found));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("<h1>This sign-in is over</h1>").And.Contain($"href=\"{PageAddress.User(2)}\""));
        }
    }

    [TestCase("prompt", "none")]
    [TestCase("scope", "openid projects")]
    public async Task A_sign_in_that_is_refused_says_so(string parameter, string value)
    {
        using var person = new Person(_installation);
        using var asked = await person.GetAsync(PageAddress.Company);
        var changed = QueryHelpers.ParseQuery(asked.Headers.Location!.Query);
        changed[parameter] = value;
        using var refused = await person.GetAsync(QueryHelpers.AddQueryString(Paths.Authorize, changed));

        using var answer = await person.GetAsync(refused.Headers.Location!.ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<h1>You were not let in</h1>").And.Contain($"href=\"{PageAddress.Company}\""));
        }
    }

    [Test]
    public async Task Pages_are_only_read()
    {
        using var person = new Person(_installation);
        using var page = await person.OpenAsync(PageAddress.Company);
        using var client = _installation.CreateClient();

        using var answer = await client.PostAsync(new Uri(PageAddress.Company, UriKind.Relative), content: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("<h1>This cannot be done</h1>"));
        }
    }

    [Test]
    [Property("Checklist", 12)]
    [Property("Checklist", 13)]
    public async Task Pages_are_strict()
    {
        using var person = new Person(_installation);

        using var page = await person.OpenAsync(PageAddress.Project(3));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Header(page, "Content-Security-Policy"),
                Is.EqualTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
            Assert.That(Header(page, "X-Frame-Options"), Is.EqualTo("DENY"));
            Assert.That(Header(page, "X-Content-Type-Options"), Is.EqualTo("nosniff"));
            Assert.That(Header(page, "Referrer-Policy"), Is.EqualTo("no-referrer"));
            Assert.That(Header(page, "Permissions-Policy"), Does.Contain("camera=()"));
            Assert.That(Header(page, "Cache-Control"), Is.EqualTo("no-store"));
            Assert.That(page.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        }
    }

    [Test]
    [Property("Checklist", 55)]
    public async Task A_page_leaves_a_line_that_says_who_but_not_what()
    {
        using var person = new Person(_installation, await NewEmployee.HireAsync(_installation));
        using var page = await person.OpenAsync("/browse?query=Turnip+Greens");

        var lines = _installation.ApiLogs.Entries.Select(entry => entry.Message)
            .Where(line => line.StartsWith("Called browse (browse)", StringComparison.Ordinal)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines, Has.Some.Match("for [0-9a-f-]{36} through browse: 200"));
            Assert.That(_installation.ApiLogs.Text, Does.Not.Contain("Turnip").And.Not.Contain("code="));
        }
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
