using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>Each test is about somebody new, because what a person allowed is remembered.</summary>
internal sealed class ConsentTests
{
    private Installation _installation = null!;
    private string _email = null!;

    [SetUp]
    public async Task HireAsync()
    {
        _installation = await Installation.Shared;
        _email = await NewEmployee.HireAsync(_installation);
    }

    [TestCase("")]
    [TestCase(null)]
    public async Task A_missing_or_empty_scope_asks_for_everything_that_opens_data(string? scope)
    {
        using var assistant = Assistant.Plugin(_installation);

        var answer = await assistant.SignInAsync(scope, _email);

        Assert.That(answer.Scopes, Is.EquivalentTo(new[] { "projects", "users", "me", "company", "offline_access" }));
    }

    [Test]
    [Property("Checklist", 15)]
    public async Task A_person_may_allow_less_than_was_asked()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);

        var answer = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress(), "projects", "company")));

        Assert.That(answer.Scopes, Is.EquivalentTo(new[] { "projects", "company", "offline_access" }));
    }

    [Test]
    public async Task Allowing_nothing_is_refusing()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);

        var returned = await person.ArriveAsync(assistant.AuthorizeAddress(), form => new(form.Hidden) { ["decision"] = ["allow"] });

        Assert.That(QueryHelpers.ParseQuery(returned.Query)["error"].ToString(), Is.EqualTo("access_denied"));
    }

    [Test]
    public async Task What_was_not_asked_for_cannot_be_allowed()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);

        var answer = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("me"), "me", "projects", "users")));

        Assert.That(answer.Scopes, Is.EquivalentTo(new[] { "me", "offline_access" }));
    }

    [Test]
    public async Task Consent_is_asked_again_only_for_what_was_not_allowed_before()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);
        await person.AllowAsync(assistant.AuthorizeAddress(), "projects", "me");

        var same = await PagesOfAsync(person, assistant.AuthorizeAddress("me projects"));
        var less = await PagesOfAsync(person, assistant.AuthorizeAddress("me"));
        var more = await PagesOfAsync(person, assistant.AuthorizeAddress("me company"));
        var both = await PagesOfAsync(person, assistant.AuthorizeAddress("projects company"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(same, Is.Empty);
            Assert.That(less, Is.Empty);
            Assert.That(more, Is.EqualTo(new[] { "/auth/consent" }));
            Assert.That(both, Is.Empty);
        }
    }

    [Test]
    public async Task Consent_for_one_assistant_says_nothing_about_another()
    {
        using var plugin = Assistant.Plugin(_installation);
        using var action = Assistant.Action(_installation);
        using var person = new Person(_installation, _email);
        await person.AllowAsync(plugin.AuthorizeAddress());

        Assert.That(await PagesOfAsync(person, action.AuthorizeAddress()), Is.EqualTo(new[] { "/auth/consent" }));
    }

    [Test]
    public async Task Prompts_are_honoured()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);
        await person.AllowAsync(assistant.AuthorizeAddress());

        var consent = await PagesOfAsync(person, assistant.AuthorizeAddress("", ("prompt", "consent")));
        var login = await PagesOfAsync(person, assistant.AuthorizeAddress("", ("prompt", "login")));
        var both = await PagesOfAsync(person, assistant.AuthorizeAddress("", ("prompt", "login consent")));
        var old = await PagesOfAsync(person, assistant.AuthorizeAddress("", ("max_age", "0")));
        var none = await PagesOfAsync(person, assistant.AuthorizeAddress("", ("prompt", "none"), ("max_age", "10000")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(consent, Is.EqualTo(new[] { "/auth/consent" }));
            Assert.That(login, Is.EqualTo(new[] { "/auth/sign-in" }));
            Assert.That(both, Is.EqualTo(new[] { "/auth/sign-in", "/auth/consent" }));
            Assert.That(old, Is.EqualTo(new[] { "/auth/sign-in" }));
            Assert.That(none, Is.Empty);
        }
    }

    [Test]
    public async Task Prompt_none_fails_where_a_page_would_be_needed()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);
        await person.AllowAsync(assistant.AuthorizeAddress("me"));

        var answer = await person.GetAsync(assistant.AuthorizeAddress("me users", ("prompt", "none")));

        Assert.That(QueryHelpers.ParseQuery(answer.Headers.Location!.Query)["error"].ToString(), Is.EqualTo("consent_required"));
    }

    [Test]
    [Property("Checklist", 17)]
    public async Task A_decision_about_one_request_is_worth_nothing_to_another()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);
        var decided = await DecisionOfAsync(person, assistant.AuthorizeAddress("me"));

        var altered = decided.Replace("scope=me", "scope=users", StringComparison.Ordinal);
        var answer = await person.GetAsync(altered);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(altered, Is.Not.EqualTo(decided));
            Assert.That(answer.Headers.Location!.OriginalString, Does.StartWith("/auth/consent"));
        }
    }

    [Test]
    [Property("Checklist", 17)]
    public async Task A_decision_is_worth_nothing_in_another_persons_browser()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);
        using var victim = new Person(_installation, Person.John);
        await victim.DenyAsync(assistant.AuthorizeAddress("me"));
        var decided = await DecisionOfAsync(person, assistant.AuthorizeAddress("me"));

        var answer = await victim.GetAsync(decided);

        Assert.That(answer.Headers.Location!.OriginalString, Does.StartWith("/auth/consent"));
    }

    [Test]
    public async Task Rare_parameters_of_openid_connect_do_no_harm_however_long()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation, _email);
        var (many, nonce) = (string.Join(' ', Enumerable.Repeat("urn:example:loa:2", 170)), new string('n', 3000));
        var address = assistant.AuthorizeAddress("openid profile email " + many, ("nonce", nonce), ("display", "popup"),
            ("ui_locales", string.Join(' ', Enumerable.Repeat("de-CH", 500))), ("claims_locales", "de"),
            ("acr_values", many), ("login_hint", new string('h', 3000)), ("x_unknown", "y"));

        var answer = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(address)));
        var idToken = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(answer.IdToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(idToken.Alg, Is.EqualTo("RS256"));
            Assert.That(idToken.GetClaim("nonce").Value, Is.EqualTo(nonce));
            Assert.That(idToken.Audiences, Is.EqualTo(new[] { _installation.ChatGptPlugin.Id }));
            Assert.That(idToken.GetClaim("email").Value, Is.EqualTo(_email));
        }
    }

    private static async Task<List<string>> PagesOfAsync(Person person, string address)
    {
        person.Visited.Clear();
        await person.AllowAsync(address);
        return [.. person.Visited];
    }

    /// <summary>The local address that carries a person's decision back, before it is followed.</summary>
    private static async Task<string> DecisionOfAsync(Person person, string address)
    {
        var decided = "";
        await person.ArriveAsync(
            address, form => new(form.Hidden) { ["decision"] = ["allow"], ["scope"] = [.. form.Scopes] },
            location => decided = location.Contains("interaction_decision", StringComparison.Ordinal) ? location : decided);
        return decided;
    }
}
