using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Documents;

/// <summary>Documents over time, and with two copies of each host.</summary>
[Property("Checklist", 33)]
internal sealed class DocumentCopiesTests
{
    private const string Later = "https://assistant.example/later";

    private FakeTimeProvider _clock = null!;
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        _installation = await Installation.StartAsync(new InstallationOptions { Copies = 2, Clock = _clock });
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    public async Task People_who_allow_it_at_the_same_time_make_one_client_of_it()
    {
        var url = (await DocumentHost.Shared).ServeClient();
        using var assistant = await PublicAssistant.DiscoverAsync(_installation, url.AbsoluteUri);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => assistant.SignInAsync("me")));
        var refreshed = await Task.WhenAll(answers.Select(answer => assistant.RefreshAsync(answer.RefreshToken)));

        Assert.That(refreshed.Select(answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task What_changes_in_its_document_holds_from_the_next_look_at_it()
    {
        var documents = await DocumentHost.Shared;
        var redirects = new JsonArray(PublicAssistant.Site);
        var url = documents.ServeClient(("redirect_uris", redirects));
        using var now = await PublicAssistant.DiscoverAsync(_installation, url.AbsoluteUri);
        using var later = await PublicAssistant.DiscoverAsync(_installation, url.AbsoluteUri, Later);
        using var person = new Person(_installation);
        await now.SignInAsync("me");

        redirects[0] = Later;
        using var early = await person.GetAsync(later.AuthorizeAddress("me"));
        _clock.Advance(TimeSpan.FromHours(1));
        var moved = await later.SignInAsync("me");
        using var old = await person.GetAsync(now.AuthorizeAddress("me"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(early.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(moved.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(old.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        }
    }

    [Test]
    public async Task What_was_stored_serves_while_its_document_cannot_be_had()
    {
        var documents = await DocumentHost.Shared;
        var url = documents.ServeClient();
        using var assistant = await PublicAssistant.DiscoverAsync(_installation, url.AbsoluteUri);
        var before = await assistant.SignInAsync("me");

        documents.Serve(
            context =>
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return Task.CompletedTask;
            },
            url);
        _clock.Advance(TimeSpan.FromHours(1));
        var refreshed = await assistant.RefreshAsync(before.RefreshToken);
        var anew = await assistant.SignInAsync("me");

        Assert.That((refreshed.Status, anew.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
    }
}
