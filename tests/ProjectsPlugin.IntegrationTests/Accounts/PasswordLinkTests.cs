using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;

namespace ProjectsPlugin.IntegrationTests.Accounts;

internal sealed class PasswordLinkTests
{
    private const string Chosen = "kettle on the tramway";

    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await IdentityServerFixture.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_link_sets_a_password_once()
    {
        var ana = await _server.HireAsync();
        var link = await _server.LinkAsync(ana);
        Assert.That(await _server.FindLinkAsync(link), Has.Property("Email").EqualTo(ana.Email));

        var first = await _server.SetPasswordAsync(link, Chosen);
        var second = await _server.SetPasswordAsync(link, Chosen + " again");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.InstanceOf<SetPasswordOutcome.PasswordSet>());
            Assert.That(second, Is.InstanceOf<SetPasswordOutcome.LinkInvalid>());
            Assert.That(await _server.FindLinkAsync(link), Is.Null);
            Assert.That(await _server.SignInAsync(ana.Email, Chosen), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task Of_many_who_use_a_link_at_once_one_sets_the_password()
    {
        var ana = await _server.HireAsync();
        var link = await _server.LinkAsync(ana);
        string[] wishes = [.. Enumerable.Range(0, 8).Select(i => $"{Chosen} {i}")];

        // Half of them at another copy of the host, whose queue is its own.
        await using var other = await IdentityServerFixture.OpenAsync(null, _server.ConnectionString, _server.Clock);
        var outcomes = await Task.WhenAll(wishes.Select((wish, i) => (i % 2 == 0 ? _server : other).SetPasswordAsync(link, wish)));
        var winner = wishes[Array.FindIndex(outcomes, outcome => outcome is SetPasswordOutcome.PasswordSet)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes.Count(outcome => outcome is SetPasswordOutcome.PasswordSet), Is.EqualTo(1));
            Assert.That(outcomes.Count(outcome => outcome is SetPasswordOutcome.LinkInvalid), Is.EqualTo(7));
            Assert.That(await _server.SignInAsync(ana.Email, winner), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task A_link_works_for_24_hours()
    {
        var link = await _server.LinkAsync(await _server.HireAsync());

        _server.Clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.That(await _server.FindLinkAsync(link), Is.Not.Null);

        _server.Clock.Advance(TimeSpan.FromSeconds(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.FindLinkAsync(link), Is.Null);
            Assert.That(await _server.SetPasswordAsync(link, Chosen), Is.InstanceOf<SetPasswordOutcome.LinkInvalid>());
        }
    }

    [Test]
    public async Task A_newer_link_replaces_an_older_one()
    {
        var ana = await _server.HireAsync();
        var older = await _server.LinkAsync(ana);
        var newer = await _server.LinkAsync(ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.FindLinkAsync(older), Is.Null);
            Assert.That(await _server.FindLinkAsync(newer), Is.Not.Null);
        }
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("not/base64url+at=all-but-43-characters-long")]
    [TestCase("short")]
    public async Task What_is_no_link_of_ours_is_refused(string? token) =>
        Assert.That(await _server.SetPasswordAsync(token, Chosen), Is.InstanceOf<SetPasswordOutcome.LinkInvalid>());

    [TestCase("Zürich-große-Brücke", "Zu\u0308rich-große-Bru\u0308cke")]
    [TestCase("cafe\u0301-en-e\u0301te\u0301", "café-en-été")]
    [TestCase("\uD800 is half a character", "\uD800 is half a character")]
    public async Task A_password_is_the_same_however_its_letters_are_composed(string set, string typed)
    {
        var ana = await _server.HireAsync();

        await _server.SetPasswordAsync(await _server.LinkAsync(ana), set);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.SignInAsync(ana.Email, typed), Is.InstanceOf<SignInOutcome.SignedIn>());
            Assert.That(await _server.SignInAsync(ana.Email, set), Is.InstanceOf<SignInOutcome.SignedIn>());
            Assert.That(await _server.SignInAsync(ana.Email, typed + "x"), Is.InstanceOf<SignInOutcome.Refused>());
        }
    }

    [Test]
    public async Task Deactivating_a_person_ends_their_link()
    {
        var ana = await _server.HireAsync();
        var link = await _server.LinkAsync(ana);

        await _server.DeactivateAsync(ana);

        Assert.That(await _server.SetPasswordAsync(link, Chosen), Is.InstanceOf<SetPasswordOutcome.LinkInvalid>());
    }

    [Test]
    [Property("Checklist", 47)]
    public async Task A_refused_password_leaves_the_link_for_another_try()
    {
        var ana = await _server.HireAsync();
        var link = await _server.LinkAsync(ana);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.SetPasswordAsync(link, "short"), Is.EqualTo(new SetPasswordOutcome.PasswordRefused(PasswordError.TooShort)));
            Assert.That(await _server.SetPasswordAsync(link, "Password123"), Is.EqualTo(new SetPasswordOutcome.PasswordRefused(PasswordError.TooCommon)));
            Assert.That(await _server.SetPasswordAsync(link, ana.Email!), Is.EqualTo(new SetPasswordOutcome.PasswordRefused(PasswordError.TooCommon)));
            Assert.That(await _server.SetPasswordAsync(link, Chosen), Is.InstanceOf<SetPasswordOutcome.PasswordSet>());
        }
    }

    [Test]
    [Property("Checklist", 47)]
    public async Task A_long_password_counts_to_its_last_character()
    {
        var ana = await _server.HireAsync();
        var longest = string.Concat(Enumerable.Range(0, 128).Select(i => char.ConvertFromUtf32(0x1F400 + (i * i % 47))));

        await _server.SetPasswordAsync(await _server.LinkAsync(ana), longest);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await _server.SignInAsync(ana.Email, longest[..^2]), Is.InstanceOf<SignInOutcome.Refused>());
            Assert.That(await _server.SignInAsync(ana.Email, longest), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task A_new_password_ends_sessions_and_the_lock()
    {
        var ana = await _server.EmployAsync();
        var browser = new CookieBrowser();
        await browser.StartAsync(_server, ((SignInOutcome.SignedIn)await _server.SignInAsync(ana.Email, IdentityServerFixture.Password)).Account);
        for (var i = 0; i < 5; i++)
            await _server.SignInAsync(ana.Email, "a guess that is wrong");

        await _server.SetPasswordAsync(await _server.LinkAsync(ana), Chosen);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.WhoAmIAsync(_server), Is.Null);
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.Refused>());
            Assert.That(await _server.SignInAsync(ana.Email, Chosen), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task The_database_and_the_log_hold_no_token()
    {
        var link = await _server.LinkAsync(await _server.HireAsync());
        await using var source = Npgsql.NpgsqlDataSource.Create(_server.ConnectionString);
        await using var rows = source.CreateCommand(
            "SELECT count(*) FROM identity.password_links AS link WHERE link::text LIKE '%' || $1 || '%' OR token_hash = $2");
        rows.Parameters.Add(new() { Value = link });
        rows.Parameters.Add(new() { Value = System.Buffers.Text.Base64Url.DecodeFromChars(link) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await rows.ExecuteScalarAsync(), Is.EqualTo(0L));
            Assert.That(_server.Logs, Does.Not.Contain(link));
        }
    }
}
