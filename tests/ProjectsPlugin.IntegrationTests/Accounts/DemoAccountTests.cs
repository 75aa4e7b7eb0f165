using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Accounts;

[Property("Checklist", 50)]
internal sealed class DemoAccountTests
{
    private const string Password = "a password for demonstrations";

    private static readonly string[] People = ["user1@example.com", "user2@example.com", "user3@example.com"];

    private string _database = "";

    [SetUp]
    public async Task CreateAsync() => _database = await PostgresServer.CreateDatabaseAsync();

    [TearDown]
    public async Task DropAsync() => await PostgresServer.DropDatabaseAsync(_database);

    [Test]
    public async Task Each_person_of_the_demo_data_has_an_account_also_if_two_copies_start_together()
    {
        var copies = await Task.WhenAll(OpenAsync(Password), OpenAsync(Password));

        using (Assert.EnterMultipleScope())
        {
            foreach (var email in People)
                Assert.That(await copies[0].SignInAsync(email, Password), Is.InstanceOf<SignInOutcome.SignedIn>());
            Assert.That(await NamesAsync(copies[1]), Is.EqualTo(["John Smith", "Emily Johnson", "Alec Parkes"]));
        }

        foreach (var copy in copies)
            await copy.DisposeAsync();
    }

    [Test]
    public async Task A_restart_keeps_people_signed_in_unless_the_password_was_changed()
    {
        var browser = new CookieBrowser();
        await using (var first = await OpenAsync(Password))
            await browser.StartAsync(first, ((SignInOutcome.SignedIn)await first.SignInAsync(People[0], Password)).Account);

        await using (var same = await OpenAsync(Password))
            Assert.That(await browser.WhoAmIAsync(same), Is.Not.Null);

        await using var changed = await OpenAsync("another password for demonstrations");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await browser.WhoAmIAsync(changed), Is.Null);
            Assert.That(await changed.SignInAsync(People[0], Password), Is.InstanceOf<SignInOutcome.Refused>());
            Assert.That(await changed.SignInAsync(People[0], "another password for demonstrations"), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task An_employee_with_such_an_address_keeps_the_own_password()
    {
        await using (var server = await OpenAsync(null))
        {
            var employee = await server.AskAsync<Employees, Account>(async employees => (await employees.AddAsync(People[0], "John"))!);
            await server.SetPasswordAsync(await server.LinkAsync(employee), IdentityServerFixture.Password);
        }

        await using var demo = await OpenAsync(Password);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await demo.SignInAsync(People[0], Password), Is.InstanceOf<SignInOutcome.Refused>());
            Assert.That(await demo.SignInAsync(People[0], IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task Switching_the_demo_off_ends_its_accounts_and_switching_it_on_brings_them_back_but_none_that_an_operator_ended()
    {
        var browser = new CookieBrowser();
        await using (var first = await OpenAsync(Password))
        {
            await browser.StartAsync(first, ((SignInOutcome.SignedIn)await first.SignInAsync(People[0], Password)).Account);
            await first.RunAsync("employees", "deactivate", People[2]);
        }

        await using (var off = await OpenAsync(null))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(await off.SignInAsync(People[0], Password), Is.InstanceOf<SignInOutcome.Refused>());
                Assert.That(await browser.WhoAmIAsync(off), Is.Null);
                Assert.That(off.Logs, Does.Contain("Demo__Enabled is off, so demo account"));
                Assert.That((await off.RunAsync("employees", "list")).Output, Does.Match($"{People[1]} +deactivated"));
            }
        }

        await using var on = await OpenAsync(Password);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await on.SignInAsync(People[0], Password), Is.InstanceOf<SignInOutcome.SignedIn>());
            Assert.That(await browser.WhoAmIAsync(on), Is.Null, "what ended stays ended");
            Assert.That(await on.SignInAsync(People[2], Password), Is.InstanceOf<SignInOutcome.Refused>());
        }
    }

    [Test]
    public async Task Without_the_setting_there_is_no_account()
    {
        await using var server = await OpenAsync(null);

        Assert.That(await NamesAsync(server), Is.Empty);
    }

    [TestCase(null, "Demo__Password is not set")]
    [TestCase("short", "Demo__Password must have 8 to 128 characters")]
    public void A_demo_without_a_password_stops_the_start_with_a_message(string? password, string message) =>
        Assert.That(
            async () => await IdentityServerFixture.OpenAsync(new() { ["Demo:Enabled"] = "true", ["Demo:Password"] = password }, _database),
            Throws.Exception.With.Message.Contains(message));

    private Task<IdentityServerFixture> OpenAsync(string? password) => IdentityServerFixture.OpenAsync(
        password is null ? null : new() { ["Demo:Enabled"] = "true", ["Demo:Password"] = password },
        _database);

    private static Task<string[]> NamesAsync(IdentityServerFixture server) => server.AskAsync<Employees, string[]>(async employees =>
        [.. (await employees.ListAsync(default)).Select(account => account.Name)]);
}
