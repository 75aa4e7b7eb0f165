using Microsoft.Net.Http.Headers;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IntegrationTests.Accounts;

[Property("Checklist", 48)]
internal sealed class SessionTests
{
    private Workplace _workplace = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _workplace = await Workplace.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _workplace.DisposeAsync();

    [Test]
    public async Task The_cookie_tells_who_signed_in_and_when()
    {
        var (ana, browser) = await SignInAsync();
        var since = _workplace.Clock.GetUtcNow();
        _workplace.Clock.Advance(TimeSpan.FromHours(1));

        var person = await browser.WhoAmIAsync(_workplace);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(person, Is.Not.Null);
            Assert.That(person!.AccountId, Is.EqualTo(ana.Id));
            Assert.That(person.Email, Is.EqualTo(ana.Email));
            Assert.That(person.SignedInAt, Is.EqualTo(since).Within(TimeSpan.FromMilliseconds(1)));
            Assert.That(await new CookieBrowser().WhoAmIAsync(_workplace), Is.Null);
        }
    }

    [TestCase("http://localhost:8080", "session", false)]
    [TestCase("https://plugin.example.org", "__Host-session", true)]
    public async Task The_cookie_is_for_this_site_alone_and_no_script_reads_it(string publicUrl, string name, bool secure)
    {
        await using var workplace = await Workplace.OpenAsync(new() { ["PUBLIC_URL"] = publicUrl });
        var browser = new CookieBrowser();

        await browser.StartAsync(workplace, await workplace.EmployAsync());

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

        await browser.SignOutAsync(_workplace);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.WhoAmIAsync(_workplace), Is.Null);
            Assert.That(await thief.WhoAmIAsync(_workplace), Is.Null);
        }
    }

    [Test]
    public async Task Each_sign_in_is_a_new_session_and_ends_the_one_before_on_that_browser()
    {
        var (ana, browser) = await SignInAsync();
        var planted = browser.Copy();
        var before = await browser.WhoAmIAsync(_workplace);

        await browser.StartAsync(_workplace, ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await browser.WhoAmIAsync(_workplace))!.SessionId, Is.Not.EqualTo(before!.SessionId));
            Assert.That(await planted.WhoAmIAsync(_workplace), Is.Null);
        }
    }

    [Test]
    public async Task A_session_lives_while_it_is_used_and_ends_14_days_after()
    {
        var (_, browser) = await SignInAsync();

        for (var week = 0; week < 4; week++)
        {
            _workplace.Clock.Advance(TimeSpan.FromDays(13));
            Assert.That(await browser.WhoAmIAsync(_workplace), Is.Not.Null);
        }

        _workplace.Clock.Advance(TimeSpan.FromDays(14));
        Assert.That(await browser.WhoAmIAsync(_workplace), Is.Null);
    }

    [Test]
    public async Task A_session_ends_90_days_after_sign_in_however_much_it_is_used()
    {
        var (_, browser) = await SignInAsync();

        for (var week = 0; week < 8; week++)
        {
            _workplace.Clock.Advance(TimeSpan.FromDays(11));
            Assert.That(await browser.WhoAmIAsync(_workplace), Is.Not.Null);
        }

        _workplace.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That(await browser.WhoAmIAsync(_workplace), Is.Null);
    }

    [Test]
    [Property("Checklist", 23)]
    public async Task Deactivating_a_person_ends_every_session_at_once()
    {
        var (ana, browser) = await SignInAsync();
        var phone = new CookieBrowser();
        await phone.StartAsync(_workplace, ana);

        await _workplace.DeactivateAsync(ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.WhoAmIAsync(_workplace), Is.Null);
            Assert.That(await phone.WhoAmIAsync(_workplace), Is.Null);
            Assert.That(await _workplace.IsActiveAsync(ana), Is.False);
            Assert.That(await _workplace.SignInAsync(ana.Email, Workplace.Password), Is.InstanceOf<SignInOutcome.Refused>());
        }
    }

    [Test]
    public async Task A_reactivated_person_is_signed_in_nowhere_and_needs_a_new_password()
    {
        var (ana, browser) = await SignInAsync();
        var before = _workplace.Clock.GetUtcNow();
        _workplace.Clock.Advance(TimeSpan.FromSeconds(1));
        await _workplace.DeactivateAsync(ana);

        await _workplace.ReactivateAsync(ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _workplace.IsActiveAsync(ana), Is.True);
            Assert.That(await _workplace.IsActiveAsync(ana, grantedAt: before), Is.False);
            Assert.That(await browser.WhoAmIAsync(_workplace), Is.Null);
            Assert.That(await _workplace.SignInAsync(ana.Email, Workplace.Password), Is.InstanceOf<SignInOutcome.Refused>());
        }
    }

    [Test]
    public async Task A_session_that_was_checked_with_the_old_password_does_not_outlive_the_new_one()
    {
        var ana = await _workplace.EmployAsync();
        var checkedBefore = (SignInOutcome.SignedIn)await _workplace.SignInAsync(ana.Email, Workplace.Password);
        await _workplace.SetPasswordAsync(await _workplace.LinkAsync(ana), "a new one for the tramway");
        var browser = new CookieBrowser();

        await browser.StartAsync(_workplace, checkedBefore.Account);

        Assert.That(await browser.WhoAmIAsync(_workplace), Is.Null);
    }

    [Test]
    [Property("Checklist", 60)]
    public async Task Two_copies_of_the_host_that_start_together_share_the_cookie_and_a_restart_logs_nobody_out()
    {
        var clock = _workplace.Clock;
        var database = await Infrastructure.PostgresServer.CreateDatabaseAsync();
        var copies = await Task.WhenAll(Workplace.OpenAsync(null, database, clock), Workplace.OpenAsync(null, database, clock));
        var browser = new CookieBrowser();

        await browser.StartAsync(copies[0], await copies[1].EmployAsync());
        var seenByTheOther = await browser.WhoAmIAsync(copies[1]);
        foreach (var copy in copies)
            await copy.DisposeAsync();
        await using var restarted = await Workplace.OpenAsync(null, database, clock);

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
        _workplace.Clock.Advance(TimeSpan.FromDays(13));
        await lasting.WhoAmIAsync(_workplace);
        _workplace.Clock.Advance(TimeSpan.FromDays(2));

        await _workplace.AskAsync<IServiceProvider, bool>(async services =>
        {
            await ExpiredSessions.PruneAsync(services, default);
            return true;
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await CountAsync(gone), Is.Zero);
            Assert.That(await CountAsync(stays), Is.EqualTo(1));
            Assert.That(await lasting.WhoAmIAsync(_workplace), Is.Not.Null);
        }
    }

    private async Task<long> CountAsync(Account account)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_workplace.ConnectionString);
        await using var count = source.CreateCommand("SELECT count(*) FROM identity.sessions WHERE account_id = $1");
        count.Parameters.Add(new() { Value = account.Id });
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private async Task<(Account Account, CookieBrowser Browser)> SignInAsync()
    {
        var account = await _workplace.EmployAsync();
        var signedIn = (SignInOutcome.SignedIn)await _workplace.SignInAsync(account.Email, Workplace.Password);
        var browser = new CookieBrowser();
        await browser.StartAsync(_workplace, signedIn.Account);
        return (account, browser);
    }
}
