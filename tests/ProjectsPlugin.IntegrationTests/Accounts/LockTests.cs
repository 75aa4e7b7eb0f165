using System.Net;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IntegrationTests.Accounts;

/// <summary>Whom wrong passwords keep out: the network and the browser that they come from, and a person only where they come from everywhere.</summary>
[Property("Checklist", 46)]
internal sealed class LockTests
{
    private const string Wrong = "something else entirely";

    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await IdentityServerFixture.OpenAsync(new() { ["SignIn:FailuresOfAccountBeforeLock"] = "12" });

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    [TestCase("198.51.100.1", "203.0.113.9")]
    [TestCase("2001:db8:1:1::/64", "2001:db8:1:2::/64")]
    public async Task Five_wrong_passwords_lock_a_person_to_the_network_they_came_from_and_to_no_other(string guessers, string persons)
    {
        var ana = await _server.EmployAsync();

        await GuessAsync(ana, 7, guessers);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, guessers), Is.InstanceOf<SignInOutcome.Refused>());
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, persons), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task Guesses_from_everywhere_lock_a_person_to_every_stranger_but_not_to_a_browser_that_they_have_used()
    {
        var ana = await _server.EmployAsync();
        var (hers, anothers) = (new KnownDevice(Guid.NewGuid(), [ana.Id]), new KnownDevice(Guid.NewGuid(), [Guid.NewGuid()]));
        for (var network = 1; network <= 12; network++)
            await GuessAsync(ana, 1, $"198.51.100.{network}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, "203.0.113.9"), Is.InstanceOf<SignInOutcome.Refused>());
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, "203.0.113.9", anothers), Is.InstanceOf<SignInOutcome.Refused>());
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, "203.0.113.9", hers), Is.InstanceOf<SignInOutcome.SignedIn>());
            Assert.That(
                await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, "203.0.113.9"),
                Is.InstanceOf<SignInOutcome.Refused>(),
                "strangers stay locked out");
        }

        _server.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(
            await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, "203.0.113.9"),
            Is.InstanceOf<SignInOutcome.SignedIn>(),
            "and no longer than that");
    }

    [Test]
    public async Task A_known_browser_has_five_guesses_too_and_they_lock_nobody_else()
    {
        var ana = await _server.EmployAsync();
        var (stolen, hers) = (new KnownDevice(Guid.NewGuid(), [ana.Id]), new KnownDevice(Guid.NewGuid(), [ana.Id]));

        await GuessAsync(ana, 20, "198.51.100.1", stolen);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, "203.0.113.5", stolen), Is.InstanceOf<SignInOutcome.Refused>());
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, "198.51.100.1", hers), Is.InstanceOf<SignInOutcome.SignedIn>());
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password, "198.51.100.1"), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task A_new_password_opens_every_lock()
    {
        var ana = await _server.EmployAsync();
        await GuessAsync(ana, 5, "198.51.100.1");

        await _server.SetPasswordAsync(await _server.LinkAsync(ana), "zwei-blaue-tassen");

        Assert.That(await _server.SignInAsync(ana.Email, "zwei-blaue-tassen", "198.51.100.1"), Is.InstanceOf<SignInOutcome.SignedIn>());
    }

    [Test]
    public async Task A_browser_is_known_by_a_cookie_that_only_we_can_make_and_that_signing_out_leaves()
    {
        var ana = await _server.EmployAsync();
        using var hers = _server.CreateClient("203.0.113.20");
        using var strangers = _server.CreateClient("203.0.113.21");
        using var forgers = _server.CreateClient("203.0.113.22");
        using var first = await hers.SendAsync(ana.Email, IdentityServerFixture.Password);
        var cookie = first.Headers.GetValues("Set-Cookie").Single(value => value.StartsWith("device=", StringComparison.Ordinal));
        forgers.DefaultRequestHeaders.Add("Cookie", $"device={ana.Id}%20{ana.Id}");
        for (var network = 1; network <= 12; network++)
            await GuessAsync(ana, 1, $"198.51.100.{network}");

        using var again = await hers.SendAsync(ana.Email, IdentityServerFixture.Password);
        using var stranger = await strangers.SendAsync(ana.Email, IdentityServerFixture.Password);
        using var forger = await forgers.SendAsync(ana.Email, IdentityServerFixture.Password);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(cookie, Does.Contain("httponly").And.Contain("samesite=lax").And.Not.Contain(ana.Id.ToString()));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
            Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(forger.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    private async Task GuessAsync(Account account, int times, string network, KnownDevice? device = null)
    {
        for (var i = 0; i < times; i++)
            Assert.That(await _server.SignInAsync(account.Email, Wrong, network, device), Is.InstanceOf<SignInOutcome.Refused>());
    }
}
