using System.Web;
using ProjectsPlugin.IdentityServer.Accounts;
using ProjectsPlugin.IdentityServer.Accounts.Passwords;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Accounts;

internal sealed class EmployeeCommandTests
{
    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _server = await IdentityServerFixture.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _server.DisposeAsync();

    [Test]
    [Property("Checklist", 50)]
    public async Task The_first_employee_is_added_to_an_empty_database_and_sets_a_password_by_the_printed_link()
    {
        var email = IdentityServerFixture.NewEmail();

        var added = await _server.RunAsync("employees", "add", $" {email.ToUpperInvariant()}", "--name", "Ana Lopez");
        var link = new Uri(added.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        var set = await _server.SetPasswordAsync(HttpUtility.ParseQueryString(link.Query)["token"], IdentityServerFixture.Password);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.ExitCode, Is.Zero);
            Assert.That(added.Errors, Is.Empty);
            Assert.That(link.GetLeftPart(UriPartial.Path), Is.EqualTo("http://localhost:8080/auth/password"));
            Assert.That(set, Is.InstanceOf<SetPasswordOutcome.PasswordSet>().With.Property("Account").Property("Name").EqualTo("Ana Lopez"));
            Assert.That(await _server.SignInAsync(email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task A_database_without_a_schema_is_brought_up_to_date_first()
    {
        var database = await PostgresServer.CreateDatabaseAsync();

        var listed = await new Terminal(database).RunAsync("employees", "list");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(listed.ExitCode, Is.Zero);
            Assert.That(listed.Output, Does.Contain("employees add"));
        }

        await PostgresServer.DropDatabaseAsync(database);
    }

    [Test]
    public async Task Where_the_database_cannot_be_told_the_setting_is_named()
    {
        var refused = await new Terminal("garbage").RunAsync("employees", "list");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Output, Is.Empty);
            Assert.That(refused.Errors, Does.StartWith("ConnectionStrings__Postgres is no connection string").And.Not.Contain("   at "));
        }
    }

    [Test]
    public async Task Deactivate_and_reactivate_say_what_they_did_and_what_to_do()
    {
        var ana = await _server.EmployAsync();
        var email = ana.Email!;

        var deactivated = await _server.RunAsync("employees", "deactivate", email);
        var listed = await _server.RunAsync("employees", "list");
        var added = await _server.RunAsync("employees", "add", email);
        var reactivated = await _server.RunAsync("employees", "reactivate", email);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(deactivated.ExitCode, Is.Zero);
            Assert.That(listed.Output, Does.Match($"{email}  +deactivated 2\\d{{3}}-\\d\\d-\\d\\d +{ana.Id}"), "with the id by which the log names the person");
            Assert.That(added.ExitCode, Is.EqualTo(1));
            Assert.That(added.Errors, Does.Contain($"employees reactivate {email}"));
            Assert.That(reactivated.Output, Does.Contain("http://localhost:8080/auth/password?token="));
            Assert.That(await _server.IsActiveAsync(ana, grantedAt: DateTimeOffset.UtcNow), Is.True);
        }
    }

    [Test]
    public async Task Reset_prints_a_new_link_and_leaves_the_old_password_until_it_is_used()
    {
        var ana = await _server.EmployAsync();

        var reset = await _server.RunAsync("employees", "reset", ana.Email!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(reset.ExitCode, Is.Zero);
            Assert.That(reset.Output, Does.Contain("/auth/password?token="));
            Assert.That(await _server.SignInAsync(ana.Email, IdentityServerFixture.Password), Is.InstanceOf<SignInOutcome.SignedIn>());
        }
    }

    [Test]
    public async Task The_exit_code_of_the_process_says_whether_it_was_done()
    {
        var refused = await new Terminal(_server.ConnectionString).RunAsync("employees", "reset", "stranger@example.org");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Output, Is.Empty);
            Assert.That(refused.Errors, Does.StartWith("No account has the address"));
        }
    }

    [TestCase(new[] { "employees", "add", "ana" }, "'ana' is not an e-mail address")]
    [TestCase(new[] { "employees", "add", "ana@example.org", "--name", "  " }, "A name has 1 to 200 characters")]
    [TestCase(new[] { "employees", "reset", "stranger@example.org" }, "No account has the address stranger@example.org")]
    [TestCase(new[] { "employees", "deactivate", "stranger@example.org" }, "No account has the address stranger@example.org")]
    [TestCase(new[] { "revoke" }, "Say whose access is to end")]
    [TestCase(new[] { "revoke", "--all", "--client", "gpt-action" }, "Say whose access is to end")]
    [TestCase(new[] { "revoke", "--employee", "stranger@example.org" }, "No account has the address stranger@example.org")]
    [TestCase(new[] { "revoke", "--client", "stranger" }, "There is no client stranger")]
    [TestCase(new[] { "clients", "block", "ä" }, "That cannot be a client's id")]
    [TestCase(new[] { "clients", "unblock", "gpt-action" }, "is not blocked")]
    [TestCase(new[] { "employees", "add" }, "EMAIL is missing. Usage: employees add EMAIL [--name NAME]")]
    [TestCase(new[] { "employes" }, "employees")]
    public async Task What_cannot_be_done_is_said_and_the_exit_code_is_1(string[] arguments, string message)
    {
        var refused = await _server.RunAsync(arguments);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refused.ExitCode, Is.EqualTo(1));
            Assert.That(refused.Errors + refused.Output, Does.Contain(message));
        }
    }

    [Test]
    public async Task An_address_has_one_account_however_it_is_written()
    {
        var ana = await _server.EmployAsync();

        var added = await _server.RunAsync("employees", "add", ana.Email!.ToUpperInvariant());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.ExitCode, Is.EqualTo(1));
            Assert.That(added.Errors, Does.Contain("has an account already"));
        }
    }
}
