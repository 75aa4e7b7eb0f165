using System.Net;
using System.Text.Json.Nodes;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IntegrationTests.SingleSignOn;

/// <summary>Whose account a person gets who comes by a provider for the first time.</summary>
internal sealed class FirstSignInTests
{
    private Company _company = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _company = await Company.Shared;

    private static IEnumerable<TestCaseData> Proofs()
    {
        yield return new("email_verified", JsonValue.Create(true));
        yield return new("email_verified", JsonValue.Create("true"));
        yield return new("xms_edov", JsonValue.Create(true));
        yield return new("xms_edov", JsonValue.Create(1));
        yield return new("xms_edov", JsonValue.Create("1"));
    }

    private static IEnumerable<TestCaseData> NoProofs()
    {
        yield return new("unrelated", JsonValue.Create(true));
        yield return new("email_verified", JsonValue.Create(false));
        yield return new("email_verified", JsonValue.Create("yes"));
        yield return new("xms_edov", JsonValue.Create(0));
        yield return new("xms_edov", JsonValue.Create(false));
    }

    [TestCaseSource(nameof(Proofs))]
    public async Task An_account_is_linked_by_an_address_that_the_same_token_proves(string claim, JsonNode value)
    {
        var account = await _company.Server.EmployAsync();
        var ana = _company.Somebody(account.Email!.ToUpperInvariant(), isProved: null, token => token[claim] = value.DeepClone());
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(Company.Linking, ana);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        Assert.That((await _company.IdentitiesAsync(ana.Subject)).Single().AccountId, Is.EqualTo(account.Id));
        Assert.That(await browser.HomeAsync(), Does.Contain(account.Email));
    }

    [TestCaseSource(nameof(NoProofs))]
    public async Task An_address_that_is_not_proved_links_no_account(string claim, JsonNode value)
    {
        var account = await _company.Server.EmployAsync();

        await AssertRejectedAsync(
            Company.Linking, _company.Somebody(account.Email, isProved: null, token => token[claim] = value.DeepClone()), "UnprovedEmail");
    }

    [Test]
    public async Task An_address_of_one_document_is_not_proved_by_another()
    {
        var account = await _company.Server.EmployAsync();
        var ana = _company.Somebody() with { Token = token => token["email_verified"] = true };

        await AssertRejectedAsync(Company.Linking, ana with { UserInfo = new() { ["sub"] = ana.Subject, ["email"] = account.Email } }, "UnprovedEmail");
    }

    [Test]
    public async Task UserInfo_about_somebody_else_says_nothing()
    {
        var account = await _company.Server.EmployAsync();
        var ana = _company.Somebody() with { Token = null };

        await AssertRejectedAsync(
            Company.Linking, ana with { UserInfo = new() { ["sub"] = "somebody-else", ["email"] = account.Email, ["email_verified"] = true } }, "NoEmail");
    }

    [Test]
    public async Task Without_the_setting_no_address_links_an_account()
    {
        var account = await _company.Server.EmployAsync();

        await AssertRejectedAsync(Company.Plain, _company.Somebody(account.Email), "NotLinked");
        await AssertRejectedAsync(Company.JustInTime, _company.Somebody(account.Email), "NotLinked");
    }

    [Test]
    public async Task An_account_that_has_an_identity_of_the_provider_gets_no_second_one()
    {
        var account = await _company.Server.EmployAsync();
        using var first = await _company.SignInAsync(Company.Linking, _company.Somebody(account.Email));

        await AssertRejectedAsync(Company.Linking, _company.Somebody(account.Email), "NotLinked");
    }

    [Test]
    public async Task Addresses_of_other_domains_neither_link_nor_make_an_account() =>
        await AssertRejectedAsync(Company.Linking, _company.Somebody($"{Guid.NewGuid():n}@example.org.evil.example"), "Domain");

    [Test]
    public async Task Where_nobody_gets_an_account_by_themselves_a_stranger_is_told_whom_to_ask() =>
        await AssertRejectedAsync(Company.Plain, _company.Somebody(), "NoAccount");

    [Test]
    public async Task An_address_that_the_provider_does_not_believe_makes_no_account() =>
        await AssertRejectedAsync(Company.JustInTime, _company.Somebody(isProved: false), "UnprovedEmail");

    [TestCase(null)]
    [TestCase("no address")]
    [TestCase("\u0000@example.org")]
    public async Task Without_an_address_there_is_no_account(string? email)
    {
        var ana = _company.Somebody(more: token => token["email"] = email);

        await AssertRejectedAsync(Company.JustInTime, ana, "NoEmail");
    }

    [Test]
    public async Task The_code_of_the_page_is_the_same_each_time_and_finds_the_person()
    {
        var ana = _company.Somebody();

        var first = await AssertRejectedAsync(Company.Plain, ana, "NoAccount");
        var second = await AssertRejectedAsync(Company.Plain, ana, "NoAccount");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(second.Code, Is.EqualTo(first.Code));
            Assert.That((first.Provider, first.Name), Is.EqualTo((Company.Plain, "Ana Lopez")));
            Assert.That(_company.Server.Logs, Does.Contain(first.Code).And.Not.Contain(first.Email));
        }
    }

    private async Task<RejectedSignIn> AssertRejectedAsync(string provider, UpstreamAnswer person, string reason)
    {
        using var browser = _company.OpenBrowser();

        using var answer = await browser.SignInAsync(provider, person);
        var page = await answer.Content.ReadAsStringAsync();
        var rejected = await _company.RejectedAsync(person.Subject);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), page);
            Assert.That(rejected?.Reason, Is.EqualTo(reason));
            Assert.That(page, Does.Contain("You cannot sign in here yet").And.Contain($"<code>{rejected?.Code}</code>"));
            Assert.That(await browser.HomeAsync(), Is.Null);
            Assert.That(await _company.IdentitiesAsync(person.Subject), Is.Empty);
        }

        return rejected!;
    }
}
