using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IdentityServer.Data;

namespace ProjectsPlugin.IntegrationTests.Accounts;

internal sealed class SignInTests
{
    private const string Wrong = "something else entirely";

    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await IdentityServerFixture.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    [Test]
    public async Task The_right_password_signs_in_however_the_address_is_typed()
    {
        var ana = await _server.EmployAsync();

        var outcome = await _server.SignInAsync($" {ana.Email!.ToUpperInvariant()} ", IdentityServerFixture.Password);

        Assert.That(outcome, Is.InstanceOf<SignInOutcome.SignedIn>().With.Property("Account").Property("Id").EqualTo(ana.Id));
    }

    [TestCase(null, null)]
    [TestCase("", "")]
    [TestCase("\0", "\0")]
    [TestCase("nobody@example.org", IdentityServerFixture.Password)]
    [TestCase("' OR 1=1 --", "\ud800")]
    public async Task Nonsense_is_refused_like_any_wrong_guess(string? email, string? password) =>
        Assert.That(await _server.SignInAsync(email, password), Is.InstanceOf<SignInOutcome.Refused>());

    [Test]
    [Property("Checklist", 45)]
    public async Task Whatever_is_wrong_the_outcome_and_the_work_are_the_same()
    {
        var ana = await _server.EmployAsync();
        var locked = await _server.EmployAsync();
        await GuessAsync(locked, times: 5);
        var gone = await _server.EmployAsync();
        await _server.DeactivateAsync(gone);
        var newcomer = await _server.HireAsync();

        (string? Email, string Password)[] attempts =
        [
            (IdentityServerFixture.NewEmail(), IdentityServerFixture.Password),
            (ana.Email, Wrong),
            (locked.Email, IdentityServerFixture.Password),
            (gone.Email, IdentityServerFixture.Password),
            (newcomer.Email, IdentityServerFixture.Password),
            (ana.Email, new string('a', 10_000)),
        ];

        using (Assert.EnterMultipleScope())
        {
            foreach (var (email, password) in attempts)
            {
                var hasher = new CountingHasher();
                using var limiter = new PasswordHashLimiter(hasher);

                Assert.That(await _server.SignInAsync(email, password, limiter), Is.EqualTo(new SignInOutcome.Refused()));
                Assert.That(hasher.Checked, Is.EqualTo(1));
            }
        }
    }

    [Test]
    [Property("Checklist", 46)]
    public async Task Five_wrong_guesses_lock_for_five_minutes_and_no_longer()
    {
        var ana = await _server.EmployAsync();

        await GuessAsync(ana, times: 4);
        Assert.That(
            await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.SignedIn>(), "four are forgiven, and forgotten");

        await GuessAsync(ana, times: 5);
        _server.Clock.Advance(TimeSpan.FromMinutes(4));
        await GuessAsync(ana, times: 5);
        Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.Refused>(), "locked");

        _server.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(
            await _server.SignInAsync(ana.Email, IdentityServerFixture.Password),
            Is.InstanceOf<SignInOutcome.SignedIn>(),
            "guesses while locked did not extend the lock");
    }

    [Test]
    public async Task After_a_lock_the_count_starts_anew()
    {
        var ana = await _server.EmployAsync();
        await GuessAsync(ana, times: 5);
        _server.Clock.Advance(TimeSpan.FromMinutes(5));

        await GuessAsync(ana, times: 4);

        Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.SignedIn>());
    }

    [Test]
    [Property("Checklist", 46)]
    public async Task Guesses_sent_at_the_same_moment_do_not_beat_the_counter()
    {
        var ana = await _server.EmployAsync();
        var desks = new[] { new CountingHasher(), new CountingHasher(), new CountingHasher(), new CountingHasher() };
        var limiters = desks.Select(hasher => new PasswordHashLimiter(hasher)).ToArray();

        // Each limiter stands for a copy of the host; every copy is guessed at by several callers at once.
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => _server.SignInAsync(ana.Email, Wrong, limiters[i % limiters.Length])));
        var failures = await _server.AskAsync<Employees, int>(async employees => (await employees.FindAsync(ana.Email!, default))!.AccessFailedCount);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(failures, Is.EqualTo(5));
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.Refused>());
        }

        foreach (var limiter in limiters)
            limiter.Dispose();
    }

    [Test]
    public async Task One_password_is_checked_at_a_time_and_who_finds_a_full_queue_is_asked_to_try_again()
    {
        var ana = await _server.EmployAsync();
        var hasher = new CountingHasher();
        var limiter = new PasswordHashLimiter(hasher, waiting: 3);

        var lease = await limiter.AcquireAsync(default);
        Task<SignInOutcome>[] outcomes = [.. Enumerable.Range(0, 5).Select(_ => _server.SignInAsync(ana.Email, IdentityServerFixture.Password, limiter))];
        var first = await Task.WhenAny(outcomes).Unwrap();
        lease!.Dispose();
        var results = await Task.WhenAll(outcomes);
        limiter.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Is.InstanceOf<SignInOutcome.Busy>());
            Assert.That(results.Count(outcome => outcome is SignInOutcome.SignedIn), Is.EqualTo(3));
            Assert.That(results.Count(outcome => outcome is SignInOutcome.Busy), Is.EqualTo(2));
            Assert.That(hasher.MostAtOnce, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task A_hash_of_weaker_days_is_made_anew_at_sign_in()
    {
        var ana = await _server.EmployAsync();
        using var old = new PasswordHashLimiter(new CountingHasher());
        var weak = await WeakenAsync(ana, old);

        await _server.SignInAsync(ana.Email, IdentityServerFixture.Password);
        var kept = await _server.AskAsync<Employees, string>(async employees => (await employees.FindAsync(ana.Email!, default))!.PasswordHash!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept, Is.Not.EqualTo(weak));
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task The_log_names_accounts_and_neither_addresses_nor_passwords()
    {
        var ana = await _server.EmployAsync();
        await _server.SignInAsync(ana.Email, IdentityServerFixture.Password);
        await _server.SignInAsync(ana.Email, Wrong);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_server.Logs, Does.Contain(ana.Id.ToString()));
            Assert.That(_server.Logs, Does.Not.Contain(ana.Email).And.Not.Contain(IdentityServerFixture.Password).And.Not.Contain(Wrong));
        }
    }

    private async Task GuessAsync(Account account, int times)
    {
        for (var i = 0; i < times; i++)
            Assert.That(await _server.SignInAsync(account.Email, Wrong), Is.InstanceOf<SignInOutcome.Refused>());
    }

    private async Task<string> WeakenAsync(Account account, PasswordHashLimiter limiter)
    {
        using var lease = await limiter.AcquireAsync(default);
        var weak = await lease!.HashAsync(account, IdentityServerFixture.Password);
        await using var source = Npgsql.NpgsqlDataSource.Create(_server.ConnectionString);
        await using var update = source.CreateCommand("UPDATE identity.accounts SET password_hash = $1 WHERE id = $2");
        update.Parameters.Add(new() { Value = weak });
        update.Parameters.Add(new() { Value = account.Id });
        await update.ExecuteNonQueryAsync();
        return weak;
    }
}
