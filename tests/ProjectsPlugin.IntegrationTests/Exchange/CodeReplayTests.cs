using System.Net;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Exchange;

/// <summary>Who ends a grant by sending its spent code again: only the client that it was issued to, in a request that is right in everything else.</summary>
[Property("Checklist", 8)]
internal sealed class CodeReplayTests
{
    private static readonly (HttpStatusCode, string?) Refused = (HttpStatusCode.BadRequest, "invalid_grant");

    [TestCase("projects")]
    [TestCase("openid me")]
    public async Task Another_client_ends_nothing_by_it(string scope)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.RegisterAsync(installation);
        using var stranger = await PublicAssistant.RegisterAsync(installation);
        using var configured = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress(scope)));
        var tokens = await assistant.ExchangeAsync(code);

        var byRegistered = await stranger.ExchangeAsync(code);
        var byConfigured = await configured.ExchangeAsync(code, ("redirect_uri", assistant.RedirectUri));
        using var revoked = await stranger.RevokeAsync(code);
        var refreshed = await assistant.RefreshAsync(tokens.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((byRegistered.Status, byRegistered.Error), Is.EqualTo(Refused));
            Assert.That((byConfigured.Status, byConfigured.Error), Is.EqualTo(Refused));
            Assert.That((int)revoked.StatusCode, Is.LessThan(500));
            Assert.That(refreshed.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase("code_verifier", "bm90LXRoZS1yaWdodC12ZXJpZmllci1ub3QtdGhlLXJpZ2h0LW9uZQ")]
    [TestCase("redirect_uri", "https://assistant.example/elsewhere")]
    [TestCase("resource", "https://elsewhere.example/mcp")]
    public async Task Nobody_ends_anything_by_it_who_has_not_the_rest_of_the_request(string parameter, string value)
    {
        var installation = await Installation.Shared;
        using var assistant = await PublicAssistant.RegisterAsync(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));
        var tokens = await assistant.ExchangeAsync(code);

        var replayed = await assistant.ExchangeAsync(code, (parameter, value));
        var refreshed = await assistant.RefreshAsync(tokens.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replayed.Status, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(refreshed.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Its_own_client_ends_the_grant_by_it_and_so_does_a_client_without_a_secret()
    {
        using var assistant = await PublicAssistant.RegisterAsync(await Installation.Shared);
        using var person = new Person(await Installation.Shared);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));
        var tokens = await assistant.ExchangeAsync(code);

        var replayed = await assistant.ExchangeAsync(code);
        var refreshed = await assistant.RefreshAsync(tokens.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((replayed.Status, replayed.Error), Is.EqualTo(Refused));
            Assert.That((refreshed.Status, refreshed.Error), Is.EqualTo(Refused));
        }
    }

    [Test]
    public async Task The_loser_of_a_race_ends_the_grant_however_close_they_come()
    {
        var installation = await Installation.Shared;
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        for (var race = 0; race < 8; race++)
        {
            var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => assistant.ExchangeAsync(code)));
            var winner = answers.Single(answer => answer.Status == HttpStatusCode.OK);

            var refreshed = await assistant.RefreshAsync(winner.RefreshToken);

            Assert.That((refreshed.Status, refreshed.Error), Is.EqualTo(Refused), $"race {race}");
        }
    }
}
