using System.Net;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Exchange;

/// <summary>For how long a refresh token works again whose answer was lost, with a clock that the tests turn.</summary>
internal sealed class RotationTests
{
    private static readonly (HttpStatusCode, string?) Refused = (HttpStatusCode.BadRequest, "invalid_grant");

    private FakeTimeProvider _clock = null!;
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        _installation = await Installation.StartAsync(new InstallationOptions { Clock = _clock });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    [Property("Checklist", 20)]
    public async Task An_outage_between_commit_and_answer_costs_nobody_a_sign_in_however_long_it_lasts()
    {
        var database = await PostgresServer.CreateDatabaseAsync();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        TokenAnswer first;
        int port;
        await using (var before = await Installation.StartAsync(new InstallationOptions { Clock = clock, ConnectionString = database }))
        {
            port = before.PublicUrl.Port;
            using var assistant = Assistant.Plugin(before);
            first = await assistant.SignInAsync();
            using var lost = (await assistant.RefreshAsync(first.RefreshToken)).Response;
        }

        clock.Advance(TimeSpan.FromMinutes(10));
        await using (var after = await Installation.StartAsync(new InstallationOptions { Clock = clock, ConnectionString = database, Port = port }))
        {
            using var assistant = Assistant.Plugin(after);
            var repeated = await assistant.RefreshAsync(first.RefreshToken);
            Assert.That(repeated.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((await assistant.RefreshAsync(repeated.RefreshToken)).Status, Is.EqualTo(HttpStatusCode.OK));
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    [TestCase(3)]
    [TestCase(60 * 24 * 20)]
    [Property("Checklist", 20)]
    public async Task A_refresh_token_works_until_its_successor_was_used(int minutes)
    {
        using var assistant = await PublicAssistant.RegisterAsync(_installation);
        var first = await assistant.SignInAsync();
        await assistant.RefreshAsync(first.RefreshToken);

        _clock.Advance(TimeSpan.FromMinutes(minutes));
        var again = await assistant.RefreshAsync(first.RefreshToken);
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        var onwards = await assistant.RefreshAsync(again.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(onwards.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    [Property("Checklist", 20)]
    public async Task A_refresh_token_that_comes_again_two_minutes_after_its_successor_was_used_ends_the_family()
    {
        using var assistant = Assistant.Plugin(_installation);
        var first = await assistant.SignInAsync();
        var second = await assistant.RefreshAsync(first.RefreshToken);
        _clock.Advance(TimeSpan.FromMinutes(14));
        var third = await assistant.RefreshAsync(second.RefreshToken);

        _clock.Advance(TimeSpan.FromSeconds(119));
        var tolerated = await assistant.RefreshAsync(first.RefreshToken);
        _clock.Advance(TimeSpan.FromSeconds(2));
        var replayed = await assistant.RefreshAsync(first.RefreshToken);
        var successor = await assistant.RefreshAsync(third.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(tolerated.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((replayed.Status, replayed.Error), Is.EqualTo(Refused));
            Assert.That((successor.Status, successor.Error), Is.EqualTo(Refused));
        }
    }

    [Test]
    [Property("Checklist", 20)]
    public async Task What_was_given_in_an_answer_that_a_client_says_was_lost_ends_the_family_when_it_comes_all_the_same()
    {
        using var assistant = await PublicAssistant.RegisterAsync(_installation);
        var first = await assistant.SignInAsync();
        var thiefs = await assistant.RefreshAsync(first.RefreshToken);
        _clock.Advance(TimeSpan.FromMinutes(10));
        var owners = await assistant.RefreshAsync(first.RefreshToken);

        var stolen = await assistant.RefreshAsync(thiefs.RefreshToken);
        var own = await assistant.RefreshAsync(owners.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(owners.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((stolen.Status, stolen.Error), Is.EqualTo(Refused));
            Assert.That((own.Status, own.Error), Is.EqualTo(Refused));
        }
    }

    [Test]
    [Property("Checklist", 20)]
    public async Task Each_of_several_processes_that_refreshed_at_once_goes_on_with_what_it_got()
    {
        using var assistant = Assistant.Plugin(_installation);
        var first = await assistant.SignInAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => assistant.RefreshAsync(first.RefreshToken)));

        for (var round = 0; round < 3; round++)
        {
            _clock.Advance(TimeSpan.FromMinutes(14));
            answers = await Task.WhenAll(answers.Select(answer => assistant.RefreshAsync(answer.RefreshToken)));
        }

        Assert.That(answers.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    [Property("Checklist", 20)]
    public async Task Another_client_ends_nothing_by_a_refresh_token_that_was_used()
    {
        using var assistant = await PublicAssistant.RegisterAsync(_installation);
        using var stranger = await PublicAssistant.RegisterAsync(_installation);
        var first = await assistant.SignInAsync();
        var second = await assistant.RefreshAsync(first.RefreshToken);
        var third = await assistant.RefreshAsync(second.RefreshToken);
        _clock.Advance(TimeSpan.FromMinutes(3));

        var replayed = await stranger.RefreshAsync(first.RefreshToken);
        using var revoked = await stranger.RevokeAsync(first.RefreshToken);
        var own = await assistant.RefreshAsync(third.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((replayed.Status, replayed.Error), Is.EqualTo(Refused));
            Assert.That(revoked.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(own.Status, Is.EqualTo(HttpStatusCode.OK));
        }
    }
}
