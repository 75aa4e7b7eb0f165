using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using ProjectsPlugin.IntegrationTests.Accounts;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>Providers, and people in front of them, that do what they must not: nobody is signed in by it.</summary>
internal sealed class BadProviderTests
{
    private Company _company = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _company = await Company.Shared;

    private static IEnumerable<TestCaseData> BadTokens()
    {
        yield return Token("another nonce", token => token["nonce"] = "of somebody else");
        yield return Token("no nonce", token => token.Remove("nonce"));
        yield return Token("another issuer", token => token["iss"] = "https://login.example.org");
        yield return Token("an issuer that differs by a slash", token => token["iss"] += "/");
        yield return Token("no issuer", token => token.Remove("iss"));
        yield return Token("another audience", token => token["aud"] = "another-client");
        yield return Token("two audiences and no azp", token => token["aud"] = new JsonArray(ScriptedProvider.ClientId, "another-client"));
        yield return Token("another azp", token => token["azp"] = "another-client");
        yield return Token("an end in the past", token => token["exp"] = token["iat"]!.GetValue<long>() - 121);
        yield return Token("no end", token => token.Remove("exp"));
        yield return Token("a beginning in the future", token => token["nbf"] = token["iat"]!.GetValue<long>() + 180);
        yield return Token("no subject", token => token.Remove("sub"));
        yield return Token("a subject without end", token => token["sub"] = new string('a', 256));
        yield return Token("a subject that is no text", token => token["sub"] = "a\nb");
        yield return new TestCaseData((UpstreamAnswer ana) => ana with { IsUnsigned = true }).SetArgDisplayNames("alg=none");
        yield return new TestCaseData((UpstreamAnswer ana) => ana with { Credentials = NewKey("first") }).SetArgDisplayNames("another key of the same name");
        yield return new TestCaseData((UpstreamAnswer ana) => ana with { Credentials = NewKey("second") }).SetArgDisplayNames("an unknown key");
        yield return new TestCaseData((UpstreamAnswer ana) => ana with { Credentials = SharedKey() }).SetArgDisplayNames("the client secret as its key");

        static TestCaseData Token(string name, Action<JsonObject> change) =>
            new TestCaseData((UpstreamAnswer ana) => ana with { Token = ana.Token + change }).SetArgDisplayNames(name);
    }

    private static IEnumerable<TestCaseData> BadAnswers()
    {
        yield return Answer("no state", query => query.Remove("state"));
        yield return Answer("another state", query => query["state"] += "a");
        yield return Answer("an unknown code", query => query["code"] = "unknown");
        yield return Answer("no code", query => query.Remove("code"));
        yield return Answer("the iss of another provider", query => query["iss"] = "https://login.example.org");
        yield return Answer("an error", query =>
        {
            query.Remove("code");
            query["error"] = "<b>temporarily_unavailable</b>";
            query["error_description"] = "<script>alert('Call 555-0100')</script>";
        });

        static TestCaseData Answer(string name, Action<Dictionary<string, string?>> change) => new TestCaseData(change).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(BadTokens))]
    public async Task An_ID_token_that_is_not_for_this_sign_in_signs_nobody_in(Func<UpstreamAnswer, UpstreamAnswer> change)
    {
        var ana = change(_company.Somebody());
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(Company.JustInTime, ana);

        await AssertFailedAsync(answer, browser, HttpStatusCode.BadRequest, "The sign-in did not work");
        Assert.That(await _company.IdentitiesAsync(ana.Subject), Is.Empty);
    }

    [TestCaseSource(nameof(BadAnswers))]
    public async Task An_answer_that_is_not_to_this_request_signs_nobody_in(Action<Dictionary<string, string?>> change)
    {
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(Company.JustInTime, _company.Somebody() with { Response = change });
        var page = await answer.Content.ReadAsStringAsync();

        await AssertFailedAsync(answer, browser, HttpStatusCode.BadRequest, "The sign-in did not work");
        Assert.That(page, Does.Not.Contain("555-0100").And.Not.Contain("temporarily_unavailable"));
        Assert.That(_company.Server.Logs, Does.Not.Contain("555-0100").And.Not.Contain("<script>"));
    }

    [TestCase(null)]
    [TestCase("https://login.example.org")]
    public async Task Where_a_provider_promises_to_name_itself_an_answer_without_its_name_is_refused(string? named)
    {
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(Company.Issuing, _company.Somebody() with { Response = query => query["iss"] = named });

        await AssertFailedAsync(answer, browser, HttpStatusCode.BadRequest, "The sign-in did not work");
    }

    [Test]
    public async Task The_answer_of_one_provider_is_not_taken_at_the_address_of_another()
    {
        using var browser = _company.OpenBrowser();
        var request = await browser.BeginAsync(Company.Plain);
        await browser.BeginAsync(Company.JustInTime);
        var address = _company.Provider.Answer(request, _company.Somebody()).Replace($"/{Company.Plain}/", $"/{Company.JustInTime}/", StringComparison.Ordinal);

        using var answer = await browser.GetAsync(address);

        await AssertFailedAsync(answer, browser, HttpStatusCode.BadRequest, "The sign-in did not work");
    }

    [Test]
    public async Task An_answer_signs_in_no_browser_but_the_one_that_asked_and_that_one_once()
    {
        using var browser = _company.OpenBrowser();
        using var victim = _company.OpenBrowser();
        var address = _company.Provider.Answer(await browser.BeginAsync(Company.JustInTime), _company.Somebody());

        using var planted = await victim.GetAsync(address);
        using var first = await browser.GetAsync(address);
        using var second = await browser.GetAsync(address);

        await AssertFailedAsync(planted, victim, HttpStatusCode.BadRequest, "The sign-in did not work");
        Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task Whoever_cancels_at_the_provider_is_told_so()
    {
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(Company.Plain, _company.Somebody() with
        {
            Response = query =>
            {
                query.Remove("code");
                query["error"] = "access_denied";
            },
        });

        await AssertFailedAsync(answer, browser, HttpStatusCode.Forbidden, "You are not signed in");
    }

    [TestCase("00000000-0000-0000-0000-000000000001", null, null, "The sign-in did not work")]
    [TestCase(null, null, null, "The sign-in did not work")]
    [TestCase(Company.Tenant, 1, null, "You cannot sign in here yet")]
    [TestCase(Company.Tenant, null, "https://sts.windows.net/00000000-0000-0000-0000-000000000001/", "You cannot sign in here yet")]
    public async Task People_of_another_tenant_and_guests_stay_out(string? tenant, int? account, string? home, string title)
    {
        var ana = _company.Somebody(more: token =>
        {
            token["tid"] = tenant;
            token["acct"] = account;
            token["idp"] = home;
        });
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(Company.Entra, ana);

        await AssertFailedAsync(answer, browser, answer.StatusCode, title);
        Assert.That((int)answer.StatusCode, Is.InRange(400, 403));
    }

    [Test]
    public async Task People_of_the_tenant_come_in()
    {
        var ana = _company.Somebody(isProved: null, more: token =>
        {
            token["tid"] = Company.Tenant.ToUpperInvariant();
            token["acct"] = 0;
        });

        using var answer = await _company.SignInAsync(Company.Entra, ana);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task A_name_that_hides_something_is_shown_without_it()
    {
        var email = IdentityServerFixture.NewEmail();

        using var answer = await _company.SignInAsync(
            Company.JustInTime, _company.Somebody(email, more: token => token["name"] = "Ana\u200b <b>\u202eLopez\u0007\n</b>"));

        Assert.That((await _company.AccountAsync(email))!.Name, Is.EqualTo("Ana <b>Lopez </b>"));
    }

    private static async Task AssertFailedAsync(HttpResponseMessage answer, UpstreamBrowser browser, HttpStatusCode status, string title)
    {
        var page = await answer.Content.ReadAsStringAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(status), page);
            Assert.That(page, Does.Contain(title));
            Assert.That(await browser.HomeAsync(), Is.Null);
        }
    }

    private static SigningCredentials NewKey(string id) => new(new RsaSecurityKey(RSA.Create(2048)) { KeyId = id }, SecurityAlgorithms.RsaSha256);

    private static SigningCredentials SharedKey() =>
        new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(ScriptedProvider.ClientSecret)) { KeyId = "first" }, SecurityAlgorithms.HmacSha256);
}
