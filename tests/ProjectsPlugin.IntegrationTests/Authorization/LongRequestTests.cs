using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>Some clients keep a whole page of their own in <c>state</c>, and it comes back as it was.</summary>
internal sealed class LongRequestTests
{
    private const int Most = 8 * 1024;

    /// <summary>The longest of each kind; what stands between an assistant and the identity server must let them through, too.</summary>
    public static IEnumerable<TestCaseData> States()
    {
        yield return State("letters", new string('a', Most));
        yield return State("characters that are encoded", string.Concat(Enumerable.Repeat("{\"a\":\"<&%+/ ~\\\"}", Most / 16)));
        yield return State("nothing but characters that are encoded", new string('"', Most));
        yield return State("characters of two bytes", string.Concat(Enumerable.Range(0, Most / 2).Select(at => (char)('À' + (at * 7919 % 300)))));
        yield return State("a little more than is readable", new string('"', 700));

        static TestCaseData State(string name, string state) => new TestCaseData(state).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(States))]
    public async Task A_long_state_comes_back_through_sign_in_and_consent(string state) =>
        await AssertComesBackAsync(await Installation.Shared, Installation.DemoPassword, state);

    /// <summary>A state comes back as it was from wherever this origin is served, through sign-in and consent, with a code that works.</summary>
    public static async Task AssertComesBackAsync(IOrigin origin, string password, string state)
    {
        using var assistant = await PublicAssistant.RegisterAsync(origin);
        using var person = new Person(origin, password: password);

        var returned = await person.AllowAsync(assistant.AuthorizeAddress("me", ("state", state), ("prompt", "login")), "me");

        var query = QueryHelpers.ParseQuery(returned.Query);
        var tokens = await assistant.ExchangeAsync(query["code"].ToString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(query["state"].ToString(), Is.EqualTo(state));
            Assert.That(person.Visited, Is.EqualTo(new[] { "/auth/sign-in", "/auth/consent" }));
            Assert.That(tokens.Scopes, Does.Contain("me"));
        }
    }

    [Test]
    public async Task A_person_who_changes_their_account_keeps_the_long_request()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var state = new string('"', Most);
        using var consent = await person.OpenAsync(assistant.AuthorizeAddress("me", ("state", state), ("prompt", "consent")));

        using var switched = await person.PressAsync(consent.RequestMessage!.RequestUri!.PathAndQuery, "handler=Switch");
        var returned = await person.AllowAsync(switched.Headers.Location!.OriginalString);

        Assert.That(QueryHelpers.ParseQuery(returned.Query)["state"].ToString(), Is.EqualTo(state));
    }

    [TestCase(Most + 1, "the 'state'")]
    [TestCase(10_000, "the 'state'")]
    public async Task A_longer_state_is_an_invalid_request(int length, string told)
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var state = new string('"', length);

        using var answer = await person.GetAsync(assistant.AuthorizeAddress("me", ("state", state)));

        AssertRefused(answer, told);
    }

    [Test]
    public async Task So_is_a_request_that_is_long_in_other_parameters()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);

        using var answer = await person.GetAsync(assistant.AuthorizeAddress("me", ("claims", new string('c', 21_000))));

        AssertRefused(answer, "the request");
    }

    [Test]
    public async Task What_does_not_fit_the_way_back_either_is_told_to_the_person()
    {
        var installation = await Installation.Shared;
        using var client = installation.CreateClient();
        using var assistant = Assistant.Plugin(installation);
        var query = QueryHelpers.ParseQuery(assistant.AuthorizeAddress("me", ("state", new string('"', 25_000)))[(Paths.OAuth.Length + 1)..]);
        using var form = new FormUrlEncodedContent(query.Select(parameter => KeyValuePair.Create(parameter.Key, parameter.Value.ToString())));

        using var answer = await client.PostAsync(new Uri(Paths.OAuth, UriKind.Relative), form);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("invalid_request"));
        }
    }

    [TestCase("x=é")]
    [TestCase("x=a\0b")]
    [TestCase("x=a\r\nLocation: https://evil.example/")]
    [TestCase("é=\ud83d\ude00")]
    [TestCase("interaction_request=é")]
    [TestCase("x=%00%0D%0A%FF")]
    public async Task Whatever_stands_in_the_address_of_a_page_the_right_password_leads_on(string more)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.RegisterAsync(installation);
        using var person = new Person(installation);
        var request = new Uri(assistant.AuthorizeAddress("me")).PathAndQuery + "&" + more;

        using var signIn = await person.OpenAsync(QueryHelpers.AddQueryString("/auth/sign-in", "returnUrl", request));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(signIn.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(person.Visited, Is.EqualTo(new[] { "/auth/sign-in", "/auth/consent" }));
        }
    }

    private static void AssertRefused(HttpResponseMessage answer, string told)
    {
        var query = QueryHelpers.ParseQuery(answer.Headers.Location?.Query);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(query["error"].ToString(), Is.EqualTo("invalid_request"));
            Assert.That(query["error_description"].ToString(), Does.StartWith(told).IgnoreCase);
            Assert.That(query["state"].ToString(), Is.Not.Empty);
        }
    }
}
