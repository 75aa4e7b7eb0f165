using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Npgsql;
using ProjectsPlugin.Api;
using ProjectsPlugin.AppHost.Hosts;
using ProjectsPlugin.AppHost.Processes;
using ProjectsPlugin.IdentityServer.Data;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Accounts;

/// <summary>What an account is called: both hosts on one database, the API with the directory and the identity server with the operator.</summary>
internal sealed class DirectoryNameTests
{
    private const string Table = "identity.directory_names";

    private string _connection = null!;
    private NpgsqlDataSource _database = null!;
    private IdentityServerFixture _server = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _connection = await PreparedDatabase.CopyAsync();
        _database = NpgsqlDataSource.Create(_connection);
        await ExecuteAsync("DELETE FROM identity.accounts");
        _server = await IdentityServerFixture.OpenAsync(connectionString: _connection);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        await _server.DisposeAsync();
        await _database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connection);
    }

    [Test]
    public async Task An_account_is_called_what_the_directory_calls_the_owner_of_the_address_in_either_case()
    {
        var added = await _server.RunAsync("employees", "add", "USER2@Example.com");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.Output, Does.StartWith("Added USER2@Example.com as Emily Johnson.\nGive the person this link"));
            Assert.That(await NameOfAsync("user2@example.com"), Is.EqualTo("Emily Johnson"));
        }
    }

    [Test]
    public async Task A_name_that_the_operator_gives_wins()
    {
        var added = await _server.RunAsync("employees", "add", "user3@example.com", "--name", "Alec P.");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.Output, Does.Not.Contain("directory"));
            Assert.That(await NameOfAsync("user3@example.com"), Is.EqualTo("Alec P."));
        }
    }

    [TestCase("zoé.ört@example.org", null, "zoé.ört")]
    [TestCase("bo@example.org", "Bo Lind", "Bo Lind")]
    public async Task Whom_the_directory_lacks_is_added_and_the_operator_hears_what_to_do(string email, string? given, string name)
    {
        var added = await _server.RunAsync(["employees", "add", email, .. given is null ? (string[])[] : ["--name", given]]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(added.ExitCode, Is.Zero);
            Assert.That(added.Output.Split('\n')[1], Does.StartWith("The directory has nobody with this address").And.EndsWith("import FILE"));
            Assert.That(await NameOfAsync(email), Is.EqualTo(name));
        }
    }

    [Test]
    public async Task An_address_with_a_long_beginning_is_no_longer_a_name_than_an_account_can_have()
    {
        var email = $"{new string('a', 230)}@example.org";

        await _server.RunAsync("employees", "add", email);

        Assert.That(await NameOfAsync(email), Is.EqualTo(new string('a', Account.NameLength)));
    }

    // Escaped, because the runner leaves out a case whose name has control characters.
    [TestCase(@"\u001b[31mAna\u202e\tMari\u0301a\r\nLo\u200bpez\u2028Ruiz ", "[31mAna Mar\u00eda Lopez Ruiz")]
    [TestCase(@"\u200b\u202e", "owner")]
    [TestCase(@"\u001b\u0007", "owner")]
    public async Task A_name_that_a_stranger_wrote_there_is_plain_text_on_one_line(string written, string name)
    {
        var email = $"owner@{Guid.NewGuid():N}.example";
        await ExecuteAsync($"INSERT INTO {Table} VALUES ($1, $2)", email, Regex.Unescape(written));

        await _server.RunAsync("employees", "add", email);

        Assert.That(await NameOfAsync(email), Is.EqualTo(name));
    }

    [Test]
    public async Task A_name_that_grows_beyond_the_limit_when_it_is_composed_is_not_taken()
    {
        var email = $"owner@{Guid.NewGuid():N}.example";
        await ExecuteAsync($"INSERT INTO {Table} VALUES ($1, $2)", email, new string('\u0958', Account.NameLength));

        var added = await _server.RunAsync("employees", "add", email);

        Assert.That((added.ExitCode, await NameOfAsync(email)), Is.EqualTo((0, "owner")));
    }

    [Test]
    public async Task Names_follow_imports_and_the_end_of_the_demo_and_what_is_as_before_is_not_written_again()
    {
        var connection = await PreparedDatabase.CopyAsync();
        await using (var database = NpgsqlDataSource.Create(connection))
        await using (var server = await IdentityServerFixture.OpenAsync(connectionString: connection))
        {
            var early = await server.RunAsync("employees", "add", "zoe@example.com");
            var kept = await ImportAsync(connection, "--keep-demo", ("1001", "Zoe Ruiz", "ZOE@example.com"), ("1002", "Ann", "ann@example.com"));
            var besideDemo = await ToldAsync(database);
            var rows = await RowsAsync(database);
            await using (var api = Api(connection))
                api.Start();
            var rowsAgain = await RowsAsync(database);
            var own = await ImportAsync(connection, null, ("1001", "Zoe Ruiz-Lind", "zoe@example.com"), ("1002", "Ann", "ann.lee@example.com"));
            var alone = await ToldAsync(database);
            var late = await server.RunAsync("employees", "add", "ann.lee@example.com");

            using (Assert.EnterMultipleScope())
            {
                Assert.That((kept, own), Is.EqualTo((0, 0)));
                Assert.That(early.Output, Does.Contain("as zoe.\nThe directory has nobody with this address"));
                Assert.That(
                    besideDemo,
                    Is.EqualTo(
                        "ann@example.com Ann, user1@example.com John Smith, user2@example.com Emily Johnson, "
                            + "user3@example.com Alec Parkes, zoe@example.com Zoe Ruiz"));
                Assert.That(rowsAgain, Is.EqualTo(rows));
                Assert.That(alone, Is.EqualTo("ann.lee@example.com Ann, zoe@example.com Zoe Ruiz-Lind"));
                Assert.That(late.Output, Does.StartWith("Added ann.lee@example.com as Ann.\nGive"));
            }
        }

        await PostgresServer.DropDatabaseAsync(connection);
    }

    [Test]
    public async Task An_API_that_starts_before_the_identity_server_tells_it_the_names_as_soon_as_it_can()
    {
        var connection = await PostgresServer.CreateDatabaseAsync();
        await using (var database = NpgsqlDataSource.Create(connection))
        await using (var api = Api(connection))
        {
            api.Start();
            await using var server = await IdentityServerFixture.OpenAsync(connectionString: connection);
            var isTold = await ApiAccess.WithinTwoSecondsAsync(
                async () => await ToldAsync(database) == "user1@example.com John Smith, user2@example.com Emily Johnson, user3@example.com Alec Parkes");

            using (Assert.EnterMultipleScope())
            {
                Assert.That(isTold, Is.True);
                Assert.That(api.Logs.Entries.Where(entry => entry.Category.EndsWith("DirectoryNamesWriter", StringComparison.Ordinal)), Is.Empty);
            }
        }

        await PostgresServer.DropDatabaseAsync(connection);
    }

    [Test]
    public async Task A_directory_of_which_nothing_was_told_is_not_said_to_lack_a_person()
    {
        var connection = await PostgresServer.CreateDatabaseAsync();

        var imported = await RunAsync(connection, "demo", "remove");
        await using (var server = await IdentityServerFixture.OpenAsync(connectionString: connection))
        {
            var added = await server.RunAsync("employees", "add", "ana@example.org");

            using (Assert.EnterMultipleScope())
            {
                Assert.That(imported.ExitCode, Is.Zero);
                Assert.That(imported.Output, Does.Contain("The identity server hears of the people's names when the API starts next"));
                Assert.That(added.Output, Does.Contain("as ana.\nThe directory is empty, or the API has not told of it yet"));
            }
        }

        await PostgresServer.DropDatabaseAsync(connection);
    }

    private static HostUnderTest<ApiMarker> Api(string connection) => new(
        new Dictionary<string, string?> { ["PUBLIC_URL"] = "http://localhost:8080", ["ConnectionStrings:Postgres"] = connection, ["Demo:Enabled"] = "true" },
        clock: null,
        LogLevel.Information,
        new CapturedLogs());

    private static async Task<int> ImportAsync(string connection, string? option, params (string Id, string Name, string Email)[] people)
    {
        var file = Path.GetTempFileName();
        var users = people.Select(person => $$"""{ "id": {{person.Id}}, "name": "{{person.Name}}", "email": "{{person.Email}}", "company": "A" }""");
        await File.WriteAllTextAsync(file, $$"""{ "users": [ {{string.Join(", ", users)}} ] }""");
        var run = await RunAsync(connection, ["import", file, .. option is null ? (string[])[] : [option]]);
        File.Delete(file);
        return run.ExitCode;
    }

    private static Task<ProgramRun> RunAsync(string connection, params string[] arguments) => ProgramRun.RunAsync(
        new ChildCommand(HostProgram.DotNet, [HostProgram.Api.FindAssembly(), .. arguments])
        {
            Environment = new Dictionary<string, string?> { ["ConnectionStrings__Postgres"] = connection },
        },
        CancellationToken.None);

    private static Task<string?> ToldAsync(NpgsqlDataSource database) =>
        ReadAsync(database, $"SELECT string_agg(lower(email) || ' ' || name, ', ' ORDER BY lower(email) COLLATE \"C\") FROM {Table}");

    private static Task<string?> RowsAsync(NpgsqlDataSource database) =>
        ReadAsync(database, $"SELECT string_agg(ctid || ' ' || xmin, ', ' ORDER BY ctid) FROM {Table}");

    private Task<string?> NameOfAsync(string email) => ReadAsync(_database, "SELECT name FROM identity.accounts WHERE normalized_email = upper($1)", email);

    private static async Task<string?> ReadAsync(NpgsqlDataSource database, string sql, params string[] values)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    private Task<string?> ExecuteAsync(string sql, params string[] values) => ReadAsync(_database, sql, values);
}
