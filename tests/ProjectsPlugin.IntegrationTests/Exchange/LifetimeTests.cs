using System.Net;
using Microsoft.Extensions.Time.Testing;
using ProjectsPlugin.IntegrationTests.Assistants;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Exchange;

/// <summary>What time does, with a clock that the tests turn.</summary>
internal sealed class LifetimeTests
{
    private FakeTimeProvider _clock = null!;
    private Installation _installation = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new FakeTimeProvider(DateTimeOffset.UtcNow);

        // Keys are looked at once a minute: who leaps by weeks passes over their changes, as no client can.
        _installation = await Installation.StartAsync(
            new InstallationOptions { Clock = _clock, Settings = new Dictionary<string, string?> { ["Keys:RotateAfterDays"] = "3650" } });
    }

    [TearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    [Property("Checklist", 9)]
    public async Task A_code_is_good_for_sixty_seconds()
    {
        using var assistant = Assistant.Plugin(_installation);
        using var person = new Person(_installation);
        var timely = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));
        var late = assistant.Code(await person.AllowAsync(assistant.AuthorizeAddress()));

        _clock.Advance(TimeSpan.FromSeconds(55));
        var inTime = await assistant.ExchangeAsync(timely);
        _clock.Advance(TimeSpan.FromSeconds(6));
        var tooLate = await assistant.ExchangeAsync(late);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(inTime.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((tooLate.Status, tooLate.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
        }
    }

    [Test]
    public async Task A_refresh_token_is_good_for_thirty_days_from_its_last_use()
    {
        using var assistant = Assistant.Plugin(_installation);
        var answer = await assistant.SignInAsync();

        _clock.Advance(TimeSpan.FromDays(29));
        answer = await assistant.RefreshAsync(answer.RefreshToken);
        _clock.Advance(TimeSpan.FromDays(29));
        answer = await assistant.RefreshAsync(answer.RefreshToken);
        _clock.Advance(TimeSpan.FromDays(31));
        var idle = await assistant.RefreshAsync(answer.RefreshToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That((idle.Status, idle.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
        }
    }

    [Test]
    [Property("Checklist", 22)]
    public async Task Refreshing_ends_180_days_after_the_sign_in_however_often_it_was_done()
    {
        using var assistant = Assistant.Plugin(_installation);
        var answer = await assistant.SignInAsync();
        for (var month = 0; month < 7; month++)
        {
            _clock.Advance(TimeSpan.FromDays(25));
            answer = await assistant.RefreshAsync(answer.RefreshToken);
            Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK), $"after {25 * (month + 1)} days");
        }

        _clock.Advance(TimeSpan.FromDays(6));
        var after = await assistant.RefreshAsync(answer.RefreshToken);

        Assert.That((after.Status, after.Error), Is.EqualTo((HttpStatusCode.BadRequest, "invalid_grant")));
    }

    [Test]
    public async Task A_grant_can_be_revoked_for_as_long_as_its_last_access_token_is_good()
    {
        using var assistant = Assistant.Plugin(_installation);
        var answer = await assistant.SignInAsync();
        for (var month = 0; month < 7; month++)
        {
            _clock.Advance(TimeSpan.FromDays(25));
            answer = await assistant.RefreshAsync(answer.RefreshToken);
        }

        _clock.Advance(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(5));
        answer = await assistant.RefreshAsync(answer.RefreshToken);

        var usableUntil = await ReadAsync<DateTime>("SELECT usable_until FROM identity.grants WHERE client_id = $1", _installation.ChatGptPlugin.Id);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(usableUntil, Is.GreaterThan((_clock.GetUtcNow() + TimeSpan.FromMinutes(14)).UtcDateTime), "the token is good for a quarter of an hour");
    }

    [Test]
    public async Task Codes_tokens_grants_and_noted_assertions_past_their_use_are_pruned()
    {
        using var assistant = Assistant.Plugin(_installation);
        var answer = await assistant.SignInAsync();
        await assistant.RefreshAsync(answer.RefreshToken);

        // Aged in the database, because the library compares expiry with the machine's clock.
        foreach (var aging in GrantTables.Age)
            await RunAsync(aging);
        Assert.That((await CountAsync()).Issued, Is.Positive, "there should be something to prune");
        var now = _clock.GetUtcNow();
        await RunAsync($"INSERT INTO identity.used_assertions (hash, expires_at) VALUES ('\\x01', '{now:O}'), ('\\x02', '{now.AddDays(1):O}')");
        _clock.Advance(TimeSpan.FromMinutes(61));

        await Assert.ThatAsync(CountAsync, Is.EqualTo((0L, 1L)).After(20_000, 100));

        async Task<(long Issued, long Noted)> CountAsync() =>
            (await ReadAsync<long>(GrantTables.CountIssued), await ReadAsync<long>("SELECT count(*) FROM identity.used_assertions"));

        Task RunAsync(string sql) => ReadAsync<object?>(sql);
    }

    private async Task<T> ReadAsync<T>(string sql, params string[] values)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_installation.ConnectionString);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
