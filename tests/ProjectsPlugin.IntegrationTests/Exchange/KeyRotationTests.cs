using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Exchange;

/// <summary>Keys grow old, with a clock that the test turns.</summary>
internal sealed class KeyRotationTests
{
    private FakeTimeProvider _clock = null!;
    private Installation _installation = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        _installation = await Installation.StartAsync(new InstallationOptions { Clock = _clock });
    }

    [TearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    [Property("Checklist", 34)]
    public async Task A_successor_key_is_published_before_it_signs_and_the_old_one_stays_published()
    {
        using var assistant = Assistant.Plugin(_installation);
        var first = await assistant.SignInAsync();

        await AdvanceSlowlyAsync(TimeSpan.FromDays(89.5));
        var announced = await KeysAsync();
        var before = await assistant.SignInAsync();
        await AdvanceSlowlyAsync(TimeSpan.FromDays(1));
        var after = await assistant.SignInAsync();
        var published = await KeysAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before.AccessClaims.Kid, Is.EqualTo(first.AccessClaims.Kid));
            Assert.That(after.AccessClaims.Kid, Is.Not.EqualTo(first.AccessClaims.Kid));
            Assert.That(announced, Does.Contain(after.AccessClaims.Kid));
            Assert.That(published, Does.Contain(first.AccessClaims.Kid));
        }
    }

    private async Task<string> KeysAsync()
    {
        using var client = _installation.CreateClient();
        return await client.GetStringAsync(new Uri("/auth/jwks", UriKind.Relative));
    }

    // The minute's look at the keys happens as the clock moves; its work needs a moment of real time.
    private async Task AdvanceSlowlyAsync(TimeSpan time)
    {
        var keys = await KeysAsync();
        _clock.Advance(time);
        await Assert.ThatAsync(KeysAsync, Is.Not.EqualTo(keys).After(10_000, 50));
    }
}
