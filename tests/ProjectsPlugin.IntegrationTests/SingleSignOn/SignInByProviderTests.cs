using System.Net;
using AngleSharp.Html.Parser;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>The way of a person who signs in by an identity provider of the company.</summary>
internal sealed class SignInByProviderTests
{
    private static readonly string Authorize = "/auth/authorize?response_type=code&client_id=chatgpt-plugin&scope=projects&state=here-again"
        + $"&redirect_uri={Uri.EscapeDataString("https://chat.openai.com/aip/plugin-0b2a4c6e-1111-4222-8333-444455556666/oauth/callback")}";

    private Company _company = null!;
    private Company _withoutPasswords = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => (_company, _withoutPasswords) = (await Company.Shared, await Company.WithoutPasswordsAsync());

    [OneTimeTearDown]
    public async Task CloseAsync() => await _withoutPasswords.DisposeAsync();

    [Test]
    public async Task Each_provider_has_a_button_above_the_password_form()
    {
        using var browser = _company.OpenBrowser();

        using var page = await browser.GetAsync("/auth/sign-in?returnUrl=%2Fauth%2Fconnected");
        var document = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStreamAsync());
        var buttons = document.QuerySelectorAll("main a.button").ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(buttons.Select(button => button.TextContent), Does.Contain("Continue with Company plain").And.Contain("Continue with Company tenant"));
            Assert.That(buttons[0].GetAttribute("href"), Is.EqualTo("/auth/sso/plain?returnUrl=%2Fauth%2Fconnected"));
            Assert.That(buttons[0].CompareDocumentPosition(document.QuerySelector("main form")!), Is.EqualTo(AngleSharp.Dom.DocumentPositions.Following));
        }
    }

    [Test]
    public async Task A_provider_is_asked_by_the_code_flow_with_PKCE_state_and_nonce()
    {
        using var browser = _company.OpenBrowser();

        var request = await browser.BeginAsync(Company.Plain);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(request["response_type"], Is.EqualTo("code"));
            Assert.That(request["response_mode"], Is.EqualTo("query"));
            Assert.That(request["client_id"], Is.EqualTo(ScriptedProvider.ClientId));
            Assert.That(request["redirect_uri"], Is.EqualTo("http://localhost:8080/auth/sso/plain/callback"));
            Assert.That(request["scope"], Is.EqualTo("openid profile email"));
            Assert.That(request["code_challenge_method"], Is.EqualTo("S256"));
            Assert.That(request["code_challenge"], Has.Length.EqualTo(43));
            Assert.That(request["nonce"], Has.Length.GreaterThan(30));
            Assert.That(request["state"], Has.Length.GreaterThan(30));
            Assert.That(request.Parameters.Keys, Has.None.Contains("prompt").And.None.Contains("login_hint"));
        }
    }

    [Test]
    public async Task A_first_sign_in_makes_an_account_where_that_is_wanted_and_the_next_one_finds_it()
    {
        var email = IdentityServerFixture.NewEmail();
        var ana = _company.Somebody(email);
        using var browser = _company.OpenBrowser();

        using var first = await browser.SignInAsync(Company.JustInTime, ana);
        var account = await _company.AccountAsync(email);
        using var second = await _company.SignInAsync(Company.JustInTime, ana);
        var identities = await _company.IdentitiesAsync(ana.Subject);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first.StatusCode, first.Headers.Location!.OriginalString), Is.EqualTo((HttpStatusCode.Redirect, "/auth")));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
            Assert.That(account, Is.Not.Null);
            Assert.That((account!.Name, account.PasswordHash), Is.EqualTo(("Ana Lopez", (string?)null)));
            Assert.That(await browser.HomeAsync(), Does.Contain("Ana Lopez").And.Contain(email));
            Assert.That(identities.Single().AccountId, Is.EqualTo(account.Id));
            Assert.That(identities.Single().Issuer, Is.EqualTo(_company.Provider.IssuerOf(Company.JustInTime)));
        }
    }

    [Test]
    public async Task The_session_is_the_one_that_a_password_starts()
    {
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(Company.JustInTime, _company.Somebody());
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split('=')[0]).ToList();

        // What the round trip needed is gone.
        Assert.That(cookies.Where(name => !name.StartsWith("sso-", StringComparison.Ordinal)), Is.EquivalentTo(new[] { "browse", "session", "device" }));
        Assert.That(
            answer.Headers.GetValues("Set-Cookie").Where(cookie => cookie.StartsWith("sso-", StringComparison.Ordinal)),
            Has.All.Contains("expires=Thu, 01 Jan 1970"));
    }

    [Test]
    public async Task Two_first_sign_ins_of_one_person_at_the_same_time_make_one_account()
    {
        var email = IdentityServerFixture.NewEmail();
        var ana = _company.Somebody(email);
        var browsers = Enumerable.Range(0, 6).Select(_ => _company.OpenBrowser()).ToList();
        var returns = new List<string>();
        foreach (var browser in browsers)
            returns.Add(_company.Provider.Answer(await browser.BeginAsync(Company.JustInTime), ana));

        var answers = await Task.WhenAll(browsers.Zip(returns, (browser, address) => browser.GetAsync(address)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(answer => answer.StatusCode), Has.All.EqualTo(HttpStatusCode.Redirect));
            Assert.That(await _company.IdentitiesAsync(ana.Subject), Has.Count.EqualTo(1));
            Assert.That(await _company.AccountAsync(email), Is.Not.Null);
        }

        browsers.ForEach(browser => browser.Dispose());
    }

    [Test]
    public async Task Whoever_comes_with_another_address_is_the_same_person_and_with_anothers_address_is_not_that_one()
    {
        var (before, after) = (IdentityServerFixture.NewEmail(), IdentityServerFixture.NewEmail());
        var ana = _company.Somebody(before);
        using var first = await _company.SignInAsync(Company.JustInTime, ana);
        var moved = ana with { Token = _company.Somebody(after).Token };
        using var browser = _company.OpenBrowser();

        using var second = await browser.SignInAsync(Company.JustInTime, moved);
        using var stranger = await _company.SignInAsync(Company.JustInTime, _company.Somebody(before));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.HomeAsync(), Does.Contain(before));
            Assert.That((await _company.IdentitiesAsync(ana.Subject)).Single().Email, Is.EqualTo(after));
            Assert.That(await _company.AccountAsync(after), Is.Null);
            Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    [Test]
    public async Task The_same_subject_at_another_provider_is_somebody_else()
    {
        var ana = _company.Somebody();
        using var first = await _company.SignInAsync(Company.JustInTime, ana);

        using var second = await _company.SignInAsync(Company.Issuing, _company.Somebody() with
        {
            Subject = ana.Subject,
            Response = query => query["iss"] = _company.Provider.IssuerOf(Company.Issuing),
        });
        var identities = await _company.IdentitiesAsync(ana.Subject);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await second.Content.ReadAsStringAsync());
        Assert.That(identities.Select(identity => identity.AccountId).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task Whoever_was_deactivated_stays_out_whatever_the_provider_says()
    {
        var email = IdentityServerFixture.NewEmail();
        var ana = _company.Somebody(email);
        using var first = await _company.SignInAsync(Company.JustInTime, ana);
        await _company.Server.DeactivateAsync((await _company.AccountAsync(email))!);
        using var browser = _company.OpenBrowser();

        using var known = await browser.SignInAsync(Company.JustInTime, ana);
        using var asSomebodyNew = await _company.SignInAsync(Company.Linking, _company.Somebody(email));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(known.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(asSomebodyNew.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            Assert.That(await browser.HomeAsync(), Is.Null);
            Assert.That((await _company.RejectedAsync(ana.Subject))!.Reason, Is.EqualTo("Deactivated"));
        }
    }

    [Test]
    public async Task The_name_and_address_of_a_provider_that_tells_them_at_UserInfo_alone_come_from_there()
    {
        var email = IdentityServerFixture.NewEmail();
        var ana = _company.Somebody() with { Token = null };

        using var answer = await _company.SignInAsync(
            Company.JustInTime, ana with { UserInfo = new() { ["sub"] = ana.Subject, ["given_name"] = "Ana", ["family_name"] = "Lopez", ["email"] = email } });

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        Assert.That((await _company.AccountAsync(email))!.Name, Is.EqualTo("Ana Lopez"));
    }

    [TestCase("https://evil.example/", "/auth")]
    [TestCase("//evil.example/", "/auth")]
    [TestCase("/auth/authorize?client_id=chatgpt-plugin&redirect_uri=https%3A%2F%2Fevil.example%2F", "/auth")]
    [TestCase("/auth/connected", "/auth/connected")]
    public async Task Nobody_is_led_elsewhere_afterwards(string asked, string expected)
    {
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(Company.JustInTime, _company.Somebody(), asked);

        Assert.That(answer.Headers.Location!.OriginalString, Is.EqualTo(expected));
    }

    [Test]
    public async Task Without_passwords_the_browser_goes_straight_to_the_only_provider_and_comes_back_to_the_very_request()
    {
        using var browser = _withoutPasswords.OpenBrowser();

        using var asked = await browser.GetAsync($"{Authorize}&login_hint=ana.lopez%40example.org&prompt=login&max_age=3600");
        using var page = await browser.GetAsync(Local(asked));
        using var away = await browser.GetAsync(Local(page));
        var request = _withoutPasswords.Provider.Read(away.Headers.Location!);
        _withoutPasswords.Server.Clock.Advance(TimeSpan.FromSeconds(1));
        using var back = await browser.GetAsync(_withoutPasswords.Provider.Answer(request, _withoutPasswords.Somebody()));
        using var again = await browser.GetAsync(Local(back));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That((request["login_hint"], request["prompt"], request["max_age"]), Is.EqualTo(("ana.lopez@example.org", "login", "3600")));
            Assert.That(Local(back), Does.StartWith("/auth/authorize?").And.Contain("state=here-again"));
            Assert.That(Local(again), Does.StartWith("/auth/consent?"));
        }
    }

    [Test]
    public async Task After_signing_out_nobody_bounces_straight_back_in()
    {
        using var browser = _withoutPasswords.OpenBrowser();
        using var signedIn = await browser.SignInAsync(Company.JustInTime, _withoutPasswords.Somebody());

        await browser.SignOutAsync();
        using var page = await browser.GetAsync("/auth/sign-in");
        var request = await browser.BeginAsync(Company.JustInTime);
        using var signedInAgain = await browser.GetAsync(_withoutPasswords.Provider.Answer(request, _withoutPasswords.Somebody()));
        var next = await browser.BeginAsync(Company.JustInTime);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("Continue with").And.Not.Contain("type=\"password\""));
            Assert.That(request["prompt"], Is.EqualTo("login"));
            Assert.That(next.Parameters, Does.Not.ContainKey("prompt"));
        }
    }

    [Test]
    public async Task A_client_that_wants_somebody_else_than_the_provider_has_sends_nobody_round_in_circles()
    {
        using var browser = _withoutPasswords.OpenBrowser();
        using var signedIn = await browser.SignInAsync(Company.JustInTime, _withoutPasswords.Somebody());

        using var page = await browser.GetAsync($"/auth/sign-in?returnUrl={Uri.EscapeDataString($"{Authorize}&id_token_hint=somebody")}");

        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Without_passwords_no_password_is_looked_at()
    {
        using var http = _withoutPasswords.Server.CreateClient();
        var ana = await _withoutPasswords.Server.EmployAsync();
        using var elsewhere = _company.Server.CreateClient();

        // The page has no form, so that its token is one of another page.
        using var browser = _withoutPasswords.OpenBrowser();
        using var signedIn = await browser.SignInAsync(Company.JustInTime, _withoutPasswords.Somebody());
        using var answer = await browser.PostSignInAsync(ana.Email!, IdentityServerFixture.Password);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Nobody signs in with a password here."));
        Assert.That(_withoutPasswords.Server.Logs, Does.Not.Contain($"Password accepted for account {ana.Id}"));
    }

    private static string Local(HttpResponseMessage answer) => answer.Headers.Location!.OriginalString;
}
