using Microsoft.Net.Http.Headers;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IntegrationTests.Accounts;

[Property("Checklist", 48)]
internal sealed class SessionTests
{
    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await IdentityServerFixture.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    [Test]
    public async Task The_cookie_tells_who_signed_in_and_when()
    {
        var (ana, browser) = await SignInAsync();
        var since = _server.Clock.GetUtcNow();
        _server.Clock.Advance(TimeSpan.FromHours(1));

        var person = await browser.WhoAmIAsync(_server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(person, Is.Not.Null);
            Assert.That(person!.AccountId, Is.EqualTo(ana.Id));
            Assert.That(person.Email, Is.EqualTo(ana.Email));
            Assert.That(person.SignedInAt, Is.EqualTo(since).Within(TimeSpan.FromMilliseconds(1)));
            Assert.That(await new CookieBrowser().WhoAmIAsync(_server), Is.Null);
        }
    }

    [TestCase("http://localhost:8080", "session", false)]
    [TestCase("https://plugin.example.org", "__Host-session", true)]
    public async Task The_cookie_is_for_this_site_alone_and_no_script_reads_it(string publicUrl, string name, bool secure)
    {
        await using var server = await IdentityServerFixture.OpenAsync(new() { ["PUBLIC_URL"] = publicUrl });
        var browser = new CookieBrowser();

        await browser.StartAsync(server, await server.EmployAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(browser.Received!.Name.ToString(), Is.EqualTo(name));
            Assert.That(browser.Received.Secure, Is.EqualTo(secure));
            Assert.That(browser.Received.HttpOnly, Is.True);
            Assert.That(browser.Received.SameSite, Is.EqualTo(SameSiteMode.Lax));
            Assert.That(browser.Received.Path.ToString(), Is.EqualTo("/"));
            Assert.That(browser.Received.Domain.ToString(), Is.Empty);
        }
    }

    [Test]
    public async Task Signing_out_ends_the_session_even_for_a_copied_cookie()
    {
        var (_, browser) = await SignInAsync();
        var thief = browser.Copy();

        await browser.SignOutAsync(_server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.WhoAmIAsync(_server), Is.Null);
            Assert.That(await thief.WhoAmIAsync(_server), Is.Null);
        }
    }

    [Test]
    public async Task Each_sign_in_is_a_new_session_and_ends_the_one_before_on_that_browser()
    {
        var (ana, browser) = await SignInAsync();
        var planted = browser.Copy();
        var before = await browser.WhoAmIAsync(_server);

        await browser.StartAsync(_server, ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await browser.WhoAmIAsync(_server))!.SessionId, Is.Not.EqualTo(before!.SessionId));
            Assert.That(await planted.WhoAmIAsync(_server), Is.Null);
        }
    }

    [Test]
    public async Task A_session_lives_while_it_is_used_and_ends_14_days_after()
    {
        var (_, browser) = await SignInAsync();

        for (var week = 0; week < 4; week++)
        {
            _server.Clock.Advance(TimeSpan.FromDays(13));
            Assert.That(await browser.WhoAmIAsync(_server), Is.Not.Null);
        }

        _server.Clock.Advance(TimeSpan.FromDays(14));
        Assert.That(await browser.WhoAmIAsync(_server), Is.Null);
    }

    [Test]
    public async Task A_session_ends_90_days_after_sign_in_however_much_it_is_used()
    {
        var (_, browser) = await SignInAsync();

        for (var week = 0; week < 8; week++)
        {
            _server.Clock.Advance(TimeSpan.FromDays(11));
            Assert.That(await browser.WhoAmIAsync(_server), Is.Not.Null);
        }

        _server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That(await browser.WhoAmIAsync(_server), Is.Null);
    }

    [Test]
    [Property("Checklist", 23)]
    public async Task Deactivating_a_person_ends_every_session_at_once()
    {
        var (ana, browser) = await SignInAsync();
        var phone = new CookieBrowser();
        await phone.StartAsync(_server, ana);

        await _server.DeactivateAsync(ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.WhoAmIAsync(_server), Is.Null);
            Assert.That(await phone.WhoAmIAsync(_server), Is.Null);
            Assert.That(await _server.IsActiveAsync(ana), Is.False);
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.Refused>());
        }
    }

    [Test]
    public async Task A_reactivated_person_is_signed_in_nowhere_and_needs_a_new_password()
    {
        var (ana, browser) = await SignInAsync();
        var before = _server.Clock.GetUtcNow();
        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        await _server.DeactivateAsync(ana);

        await _server.ReactivateAsync(ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.IsActiveAsync(ana), Is.True);
            Assert.That(await _server.IsActiveAsync(ana, grantedAt: before), Is.False);
            Assert.That(await browser.WhoAmIAsync(_server), Is.Null);
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.Refused>());
        }
    }

    [Test]
    public async Task A_session_that_was_checked_with_the_old_password_does_not_outlive_the_new_one()
    {
        var ana = await _server.EmployAsync();
        var checkedBefore = (SignInOutcome.SignedIn)await _server.SignInAsync(ana.Email, IdentityServerFixture.Password);
        await _server.SetPasswordAsync(await _server.LinkAsync(ana), "a new one for the tramway");
        var browser = new CookieBrowser();

        await browser.StartAsync(_server, checkedBefore.Account);

        Assert.That(await browser.WhoAmIAsync(_server), Is.Null);
    }

    [Test]
    [Property("Checklist", 60)]
    public async Task Two_copies_of_the_host_that_start_together_share_the_cookie_and_a_restart_logs_nobody_out()
    {
        var clock = _server.Clock;
        var database = await Infrastructure.PostgresServer.CreateDatabaseAsync();
        var copies = await Task.WhenAll(IdentityServerFixture.OpenAsync(null, database, clock), IdentityServerFixture.OpenAsync(null, database, clock));
        var browser = new CookieBrowser();

        await browser.StartAsync(copies[0], await copies[1].EmployAsync());
        var seenByTheOther = await browser.WhoAmIAsync(copies[1]);
        foreach (var copy in copies)
            await copy.DisposeAsync();
        await using var restarted = await IdentityServerFixture.OpenAsync(null, database, clock);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(seenByTheOther, Is.Not.Null);
            Assert.That(await browser.WhoAmIAsync(restarted), Is.EqualTo(seenByTheOther));
        }
    }

    [Test]
    public async Task Sessions_past_their_use_are_removed()
    {
        var (gone, _) = await SignInAsync();
        var (stays, lasting) = await SignInAsync();
        _server.Clock.Advance(TimeSpan.FromDays(13));
        await lasting.WhoAmIAsync(_server);
        _server.Clock.Advance(TimeSpan.FromDays(2));

        await _server.AskAsync<IServiceProvider, bool>(async services =>
        {
            await ExpiredSessions.PruneAsync(services, default);
            return true;
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CountAsync(gone), Is.Zero);
            Assert.That(await CountAsync(stays), Is.EqualTo(1));
            Assert.That(await lasting.WhoAmIAsync(_server), Is.Not.Null);
        }
    }

    private async Task<long> CountAsync(Account account)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_server.ConnectionString);
        await using var count = source.CreateCommand("SELECT count(*) FROM identity.sessions WHERE account_id = $1");
        count.Parameters.Add(new() { Value = account.Id });
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private async Task<(Account Account, CookieBrowser Browser)> SignInAsync()
    {
        var account = await _server.EmployAsync();
        var signedIn = (SignInOutcome.SignedIn)await _server.SignInAsync(account.Email, IdentityServerFixture.Password);
        var browser = new CookieBrowser();
        await browser.StartAsync(_server, signedIn.Account);
        return (account, browser);
    }
}
