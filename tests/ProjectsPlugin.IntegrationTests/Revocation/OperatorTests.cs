using System.Net;
using Npgsql;
using ProjectsPlugin.IntegrationTests.Accounts;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Revocation;

/// <summary>What an operator can end by a command, at both copies of the API.</summary>
internal sealed class OperatorTests
{
    private const string Document = "https://assistant.example/oauth/client.json";

    private Installation _installation = null!;
    private Terminal _terminal = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await Installation.StartAsync(new InstallationOptions { Copies = 2 });
        _terminal = new Terminal(_installation.ConnectionString);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    public async Task A_blocked_client_gets_nowhere_and_unblocking_revives_nothing()
    {
        using Assistant plugin = Assistant.Plugin(_installation), action = Assistant.Action(_installation);
        using var person = new Person(_installation);
        var signedIn = await action.ExchangeAsync(action.Code(await person.AllowAsync(action.AuthorizeAddress())));
        using ApiAccess access = Of(signedIn), other = Of(await plugin.SignInAsync());
        var code = action.Code(await person.AllowAsync(action.AuthorizeAddress()));
        var before = await access.IsOpenAsync();

        var blocked = await _terminal.RunAsync("clients", "block", _installation.GptAction.Id);
        var ended = await access.EndsAsync();
        var exchanged = await action.ExchangeAsync(code);
        using var asked = await person.GetAsync(action.AuthorizeAddress());
        var page = await asked.Content.ReadAsStringAsync();
        var listed = await _terminal.RunAsync("clients", "list");
        var unblocked = await _terminal.RunAsync("clients", "unblock", _installation.GptAction.Id);
        var refreshed = await action.RefreshAsync(signedIn.RefreshToken);
        person.Visited.Clear();
        await person.AllowAsync(action.AuthorizeAddress());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(blocked.Output, Does.Contain("Grants ended: 2"));
            Assert.That(ended, Is.True);
            Assert.That(exchanged.Error, Is.EqualTo("invalid_grant"));
            Assert.That(asked.Headers.Location, Is.Null, "not even the error goes to a blocked client");
            Assert.That(page, Does.Contain("This assistant is blocked here").And.Contain($"clients unblock {_installation.GptAction.Id}"));
            Assert.That(listed.Output, Does.Match($"{_installation.GptAction.Id}.*blocked"));
            Assert.That(unblocked.ExitCode, Is.Zero);
            Assert.That(refreshed.Error, Is.EqualTo("invalid_grant"));
            Assert.That(person.Visited, Is.EqualTo(new[] { "/auth/consent" }), "the person is asked again");
            Assert.That(await access.StatusesAsync(), Is.All.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(await other.IsOpenAsync(), Is.True);
        }
    }

    [Test]
    public async Task A_client_that_nobody_knows_yet_can_be_blocked()
    {
        using var assistant = new Assistant(_installation, new ConfiguredClient("", Document, ""), "https://assistant.example/callback");
        using var person = new Person(_installation);

        var blocked = await _terminal.RunAsync("clients", "block", Document);
        using var asked = await person.GetAsync(assistant.AuthorizeAddress());
        var listed = await _terminal.RunAsync("clients", "list");
        var again = await _terminal.RunAsync("clients", "block", Document);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(blocked.Output, Does.Contain("is no client here yet"));
            Assert.That(await asked.Content.ReadAsStringAsync(), Does.Contain("This assistant is blocked here"));
            Assert.That(listed.Output, Does.Match($"{Document}.*blocked"));
            Assert.That(again.Output, Does.Contain("was blocked already"));
        }
    }

    [Test]
    public async Task A_grant_that_was_being_made_while_its_client_was_blocked_is_worth_nothing()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation);
        var signedIn = await assistant.SignInAsync();
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));

        await ExecuteAsync($"INSERT INTO identity.blocked_clients (client_id, blocked_at) VALUES ('{_installation.ChatGptPlugin.Id}', now())");
        var exchanged = await assistant.ExchangeAsync(code);
        var refreshed = await assistant.RefreshAsync(signedIn.RefreshToken);
        await ExecuteAsync("DELETE FROM identity.blocked_clients");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((exchanged.Status, exchanged.Error), Is.EqualTo((HttpStatusCode.BadRequest, "unauthorized_client")));
            Assert.That((refreshed.Status, refreshed.Error), Is.EqualTo((HttpStatusCode.BadRequest, "unauthorized_client")));
        }
    }

    [Test]
    public async Task Revoking_for_one_employee_or_one_client_leaves_the_others()
    {
        using Assistant plugin = Assistant.Plugin(_installation), action = Assistant.Action(_installation);
        var email = await NewEmployee.HireAsync(_installation);
        using ApiAccess ofEmployee = Of(await plugin.SignInAsync(email: email)),
            ofClient = Of(await action.SignInAsync()),
            ofNeither = Of(await plugin.SignInAsync());

        var employee = await _terminal.RunAsync("revoke", "--employee", email);
        var employeeEnded = await ofEmployee.EndsAsync();
        var clientBefore = await ofClient.IsOpenAsync();
        var client = await _terminal.RunAsync("revoke", "--client", _installation.GptAction.Id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(employee.Output, Does.Contain("Ended: 1 grants, 1 sessions."));
            Assert.That(employeeEnded, Is.True);
            Assert.That(clientBefore, Is.True);
            Assert.That(client.ExitCode, Is.Zero);
            Assert.That(await ofClient.EndsAsync(), Is.True);
            Assert.That(await ofNeither.IsOpenAsync(), Is.True);
        }
    }

    [Test]
    public async Task What_ended_by_itself_is_not_revoked_once_more()
    {
        var client = _installation.GptAction.Id;
        await using var source = NpgsqlDataSource.Create(_installation.ConnectionString);
        await RunAsync(GrantTables.AddGrants, client, 3);
        await RunAsync(GrantTables.LetEnd, client);
        var before = await RunAsync(GrantTables.CountRevocations, client);

        var said = await _terminal.RunAsync("revoke", "--client", client);

        Assert.That(said.Output, Does.Contain("Ended: 0 grants"));
        Assert.That(await RunAsync(GrantTables.CountRevocations, client), Is.EqualTo(before));

        async Task<object?> RunAsync(string sql, params object[] values)
        {
            await using var command = source.CreateCommand(sql);
            foreach (var value in values)
                command.Parameters.AddWithValue(value);
            return await command.ExecuteScalarAsync();
        }
    }

    [Test]
    public async Task Revoking_all_ends_every_session_and_every_grant_and_says_how_many()
    {
        using Assistant plugin = Assistant.Plugin(_installation), action = Assistant.Action(_installation);
        using Person alec = new(_installation), john = new(_installation, Person.John);
        var signedIn = await plugin.ExchangeAsync(plugin.Code(await alec.AllowAsync(plugin.AuthorizeAddress())));
        using ApiAccess first = Of(signedIn), second = Of(await action.ExchangeAsync(action.Code(await john.AllowAsync(action.AuthorizeAddress()))));
        var before = await first.IsOpenAsync() && await second.IsOpenAsync();

        var said = await _terminal.RunAsync("revoke", "--all");
        var ended = await first.EndsAsync() && await second.EndsAsync();
        var refreshed = await plugin.RefreshAsync(signedIn.RefreshToken);
        using var next = await john.GetAsync(action.AuthorizeAddress());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(said.Output, Does.Match("Ended: [1-9][0-9]* grants, [1-9][0-9]* sessions"));
            Assert.That(ended, Is.True);
            Assert.That(refreshed.Error, Is.EqualTo("invalid_grant"));
            Assert.That(next.Headers.Location?.OriginalString, Does.StartWith("/auth/sign-in"));
        }
    }

    private ApiAccess Of(TokenAnswer answer) => new(_installation, answer.AccessToken);

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_installation.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
