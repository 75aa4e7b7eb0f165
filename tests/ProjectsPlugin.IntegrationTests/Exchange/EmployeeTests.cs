using System.Net;
using Npgsql;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;
using ProjectsPlugin.IntegrationTests.Revocation;

namespace ProjectsPlugin.IntegrationTests.Exchange;

internal sealed class EmployeeTests
{
    [Test]
    [Property("Checklist", 23)]
    public async Task Somebody_who_left_gets_no_more_tokens()
    {
        var installation = await Installation.Shared;
        var email = await NewEmployee.HireAsync(installation);
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation, email);
        var signedIn = await assistant.ExchangeAsync(assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("openid"))));
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress("openid")));

        await ExecuteAsync(installation, $"UPDATE identity.accounts SET deactivated_at = now() WHERE email = '{email}'");
        var refreshed = await assistant.RefreshAsync(signedIn.RefreshToken);
        var exchanged = await assistant.ExchangeAsync(code);
        using var userInfo = await assistant.CallAsync("/auth/userinfo", signedIn.AccessToken);
        using var next = await person.GetAsync(assistant.AuthorizeAddress("openid"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refreshed.Status, refreshed.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That((exchanged.Status, exchanged.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
            Assert.That(userInfo.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(next.Headers.Location?.OriginalString, Does.StartWith("/auth/sign-in"));
        }
    }

    [Test]
    [Property("Checklist", 21)]
    public async Task A_storm_of_replays_writes_one_row_however_large_the_family()
    {
        await using var installation = await Installation.StartAsync(
            new InstallationOptions { Settings = new Dictionary<string, string?> { ["Tokens:RefreshReuseSeconds"] = "0" } });
        using var assistant = Assistant.Plugin(installation);
        var first = await assistant.SignInAsync();
        var latest = first;
        for (var i = 0; i < 20; i++)
            latest = await assistant.RefreshAsync(latest.RefreshToken);
        var before = await RowVersionsAsync(installation);

        var replays = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => assistant.RefreshAsync(first.RefreshToken)));
        var after = await RowVersionsAsync(installation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(replays.Select(answer => answer.Error), Is.All.EqualTo("invalid_grant"));
            Assert.That(after.Except(before).Count(), Is.EqualTo(1), "rows written by the storm");
            Assert.That((await assistant.RefreshAsync(latest.RefreshToken)).Error, Is.EqualTo("invalid_grant"));
        }
    }

    [Test]
    [Property("Checklist", 26)]
    public async Task Secrets_codes_and_passwords_are_stored_hashed_or_sealed()
    {
        await using var installation = await Installation.StartAsync();
        using var assistant = Assistant.Plugin(installation);
        using var person = new Person(installation);
        var code = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));
        var answer = await assistant.ExchangeAsync(code);

        var stored = await DumpAsync(installation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored, Does.Contain(Person.Alec), "the dump should see what is there");
            foreach (var secret in new[] { code, answer.RefreshToken, answer.AccessToken, installation.ChatGptPlugin.Secret, Installation.DemoPassword })
                Assert.That(stored, Does.Not.Contain(secret));
        }
    }

    private static async Task<HashSet<string>> RowVersionsAsync(Installation installation) =>
        [.. await ReadAsync(installation, GrantTables.RowVersions)];

    private static async Task<string> DumpAsync(Installation installation)
    {
        var tables = await ReadAsync(
            installation, "SELECT table_schema || '.' || table_name FROM information_schema.tables WHERE table_schema IN ('identity', 'projects')");
        var rows = new List<string>();
        foreach (var table in tables)
            rows.AddRange(await ReadAsync(installation, $"SELECT t::text FROM {table} t"));
        return string.Join('\n', rows);
    }

    private static async Task<List<string>> ReadAsync(Installation installation, string sql)
    {
        await using var source = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static async Task ExecuteAsync(Installation installation, string sql)
    {
        await using var source = NpgsqlDataSource.Create(installation.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
