using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ProjectsPlugin.Contracts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Authorization;

/// <summary>The end-session endpoint, which the metadata name: no request is refused there, and none signs anybody out by itself.</summary>
internal sealed class SignOutTests
{
    private static IEnumerable<TestCaseData> Requests()
    {
        (string, string)[] back = [("post_logout_redirect_uri", PublicAssistant.Site), ("state", "x")];
        yield return Request("nothing", []);
        yield return Request("a redirect", back);
        yield return Request("a redirect and the client", [.. back, ("client_id", PublicAssistant.PreRegisteredId)]);
        yield return Request("an unknown client", [("client_id", "nobody")]);
        yield return Request("a foreign redirect", [("post_logout_redirect_uri", "https://evil.example/"), ("client_id", PublicAssistant.PreRegisteredId)]);
        yield return Request("a hint that is none", [("id_token_hint", "nonsense"), ("logout_hint", "é"), ("ui_locales", "de")]);

        static TestCaseData Request(string name, (string, string)[] parameters) => new TestCaseData((object)parameters).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Requests))]
    [Property("Checklist", 2)]
    public async Task Whatever_is_sent_the_person_is_asked_here(params (string Name, string Value)[] parameters)
    {
        var installation = await Installation.Shared;
        using var person = new Person(installation);
        using var signedIn = await person.OpenAsync("/auth/sign-in");
        using var client = installation.CreateClient();
        using var form = new FormUrlEncodedContent(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));

        using var got = await person.GetAsync(
            QueryHelpers.AddQueryString(Paths.Logout, parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value))));
        using var posted = await client.PostAsync(new Uri(Paths.Logout, UriKind.Relative), form);
        using var page = await person.GoOnAsync(got);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                new[] { got, posted }.Select(answer => (answer.StatusCode, answer.Headers.Location?.OriginalString)),
                Is.All.EqualTo((HttpStatusCode.Found, "/auth/sign-out")));
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("Sign out?").And.Not.Contain("evil"));
        }
    }

    [Test]
    public async Task Only_the_persons_own_word_signs_out()
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.DiscoverAsync(installation);
        using var person = new Person(installation);
        using var signedIn = await person.OpenAsync("/auth/sign-in");

        using var asked = await person.OpenAsync(
            (string)assistant.Metadata["end_session_endpoint"]! + "?post_logout_redirect_uri=" + Uri.EscapeDataString(PublicAssistant.Site));
        using var still = await person.GetAsync("/auth");
        using var pressed = await person.PressAsync("/auth/sign-out");
        using var gone = await person.GetAsync("/auth");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(still.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(pressed.Headers.Location?.OriginalString, Is.EqualTo("/auth/sign-out"));
            Assert.That(gone.Headers.Location?.OriginalString, Does.StartWith("/auth/sign-in"));
        }
    }
}
