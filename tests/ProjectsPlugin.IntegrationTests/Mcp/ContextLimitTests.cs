using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Mcp;

/// <summary>Prompts, completions and resources where there is much, where it takes long and where something breaks.</summary>
[Property("Checklist", 44)]
internal sealed class ContextLimitTests
{
    private const int CallsPerMinute = 4;
    private const int AnswerLimit = 100_000;

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private Installation _installation = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _installation = await Installation.StartAsync(new InstallationOptions
        {
            Clock = _clock,
            Settings = new Dictionary<string, string?> { ["RateLimit:PerMinute"] = $"{CallsPerMinute}" },
        });
        await ExecuteAsync(
            """
            INSERT INTO projects.users (id, name, email, company)
            SELECT 1000 + i, 'Crowd Person ' || i, 'crowd' || i || '@example.org', 'N/A' FROM generate_series(1, 101) i UNION ALL
            SELECT 2000 + i, 'Choir Singer ' || i, 'choir' || i || '@example.org', 'N/A' FROM generate_series(1, 100) i UNION ALL
            SELECT 3000 + i, 'Twin Brother', 'twin' || i || '@example.org', 'N/A' FROM generate_series(1, 2) i UNION ALL
            SELECT 5000 + i, 'Legion', 'legion' || i || '@example.org', 'N/A' FROM generate_series(1, 101) i UNION ALL
            SELECT 4000 + i, 'Emoji ' || i || repeat('😀', 190), 'emoji' || i || '@example.org', 'N/A' FROM generate_series(1, 100) i;
            INSERT INTO projects.projects (id, name, description, deadline, details)
            SELECT i, 'Numbered ' || i, '', date '2031-12-24', '' FROM generate_series(50, 650) i UNION ALL
            SELECT 2000000000, 'Last', '', date '2031-12-24', '' UNION ALL
            SELECT 77777, 'Long', '', date '2031-12-24', repeat(E'"\\é😀\n', 30000);
            """);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _installation.DisposeAsync();

    [Test]
    public async Task At_most_a_hundred_values_are_offered_and_more_is_said_to_be_there()
    {
        var crowd = await CompleteAsync("person", "crowd");
        var choir = await CompleteAsync("person", "CHOIR");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((crowd.Values.Distinct().Count(), crowd.HasMore, crowd.Total), Is.EqualTo((100, true, (int?)null)));
            Assert.That((choir.Values.Distinct().Count(), choir.HasMore, choir.Total), Is.EqualTo((100, false, (int?)100)));
        }
    }

    [Test]
    public async Task Two_people_of_one_name_are_one_value()
    {
        var twins = await CompleteAsync("person", "twin");
        var legion = await CompleteAsync("person", "legion");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((twins.Values, twins.HasMore, twins.Total), Is.EqualTo((new[] { "Twin Brother" }, false, (int?)1)));
            // Nobody looked whether those after the first hundred have another name.
            Assert.That((legion.Values, legion.HasMore, legion.Total), Is.EqualTo((new[] { "Legion" }, true, (int?)null)));
        }
    }

    [Test]
    public async Task Digits_are_the_beginning_of_a_number()
    {
        var many = await CompleteAsync("id", "5");
        var few = await CompleteAsync("id", "59");
        var last = await CompleteAsync("id", "2000");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(many.Values, Is.EqualTo(Enumerable.Range(50, 10).Concat(Enumerable.Range(500, 90)).Select(id => $"{id}")));
            Assert.That((many.HasMore, many.Total), Is.EqualTo((true, (int?)null)));
            Assert.That(few.Values, Is.EqualTo(Enumerable.Range(590, 10).Prepend(59).Select(id => $"{id}")));
            Assert.That((few.HasMore, few.Total), Is.EqualTo((false, (int?)11)));
            Assert.That(last.Values, Is.EqualTo(new[] { "2000000000" }));
        }
    }

    [Test]
    public async Task Values_that_are_long_are_fewer()
    {
        using var caller = await OpenAsync();

        using var answer = await caller.SendAsync(caller.Message("completion/complete", McpCaller.CompletionOf("person", "emoji")));

        var completion = (await McpCaller.ReadAsync(answer))["result"]!["completion"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await answer.Content.ReadAsStringAsync()).Length, Is.LessThan(AnswerLimit));
            Assert.That(completion["values"]!.AsArray(), Has.Count.InRange(1, 99));
            Assert.That(((bool?)completion["hasMore"], (int?)completion["total"]), Is.EqualTo((true, (int?)null)));
        }
    }

    [TestCase("2025-11-25")]
    [TestCase(McpCaller.Newest)]
    public async Task A_resource_is_cut_where_the_tools_answer_is(string revision)
    {
        using var caller = await OpenAsync(revision);
        var expected = (string?)(await caller.CallAsync("get_project", """{"id":77777}"""))["content"]![0]!["text"];

        using var answer = await caller.SendAsync(caller.Message("resources/read", McpCaller.ReadingOf("project://77777")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)(await McpCaller.ReadAsync(answer))["result"]!["contents"]![0]!["text"], Is.EqualTo(expected).And.Contains("cut here"));
            Assert.That((await answer.Content.ReadAsStringAsync()).Length, Is.LessThan(AnswerLimit));
        }
    }

    [Test]
    [Property("Checklist", 54)]
    public async Task They_count_as_calls_like_any_other()
    {
        using var caller = await OpenAsync();
        await caller.AskAsync("prompts/get", McpCaller.PromptOf("Emily", "city"));
        await caller.AskAsync("completion/complete", McpCaller.CompletionOf("person", "em"));
        await caller.AskAsync("resources/read", McpCaller.ReadingOf("company://profile"));
        await caller.AskAsync("resources/list");

        using var answer = await caller.SendAsync(caller.Message("completion/complete", McpCaller.CompletionOf("person", "emi")));

        Assert.That(((int)answer.StatusCode, answer.Headers.RetryAfter is not null), Is.EqualTo((429, true)));
    }

    [TestCase("completion/complete")]
    [TestCase("resources/read")]
    public async Task What_takes_longer_than_30_seconds_is_stopped_and_said_so(string method)
    {
        using var caller = await OpenAsync();
        await using var database = NpgsqlDataSource.Create(_installation.ConnectionString);
        await using var connection = await database.OpenConnectionAsync();
        await using var holding = await connection.BeginTransactionAsync();
        await using var holdUp = new NpgsqlCommand("LOCK TABLE projects.users, projects.company IN ACCESS EXCLUSIVE MODE", connection, holding);
        await holdUp.ExecuteNonQueryAsync();

        var asking = caller.AskAsync(method, Parameters(method));
        await using var waiting = database.CreateCommand(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation IN ('projects.users'::regclass, 'projects.company'::regclass)");
        while (!asking.IsCompleted && (long)(await waiting.ExecuteScalarAsync())! == 0)
            await Task.Yield();
        _clock.Advance(TimeSpan.FromSeconds(30));

        var error = (await asking)["error"];
        Assert.That(((int?)error?["code"], (string?)error?["message"]), Is.EqualTo(
            (-32603, "This took longer than 30 seconds and was stopped. Ask for less: a more specific query, or a smaller limit.")));
    }

    [TestCase("completion/complete", "users")]
    [TestCase("resources/read", "company")]
    public async Task A_fault_of_ours_is_logged_once_and_told_without_its_cause(string method, string table)
    {
        using var caller = await OpenAsync();
        var before = Faults();

        await ExecuteAsync($"ALTER TABLE projects.{table} RENAME TO moved");
        var error = (await caller.AskAsync(method, Parameters(method)))["error"];
        await ExecuteAsync($"ALTER TABLE projects.moved RENAME TO {table}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int?)error?["code"], Is.EqualTo(-32603));
            Assert.That((string?)error?["message"], Does.StartWith("Something went wrong on our side."));
            Assert.That(Faults(), Is.EqualTo(before + 1));
        }
    }

    private static JsonObject Parameters(string method) =>
        method == "resources/read" ? McpCaller.ReadingOf("company://profile") : McpCaller.CompletionOf("person", "em");

    private int Faults() => _installation.ApiLogs.Entries.Count(entry => entry.Message == "An MCP call failed");

    private async Task<McpCaller> OpenAsync(string revision = McpCaller.Newest) => new(_installation, await McpCaller.TokenAsync(_installation), revision);

    private async Task<(string[] Values, bool? HasMore, int? Total)> CompleteAsync(string argument, string typed)
    {
        using var caller = await OpenAsync();
        var completion = (await caller.AskAsync("completion/complete", McpCaller.CompletionOf(argument, typed)))["result"]!["completion"]!;
        return ([.. completion["values"]!.AsArray().Select(value => (string)value!)], (bool?)completion["hasMore"], (int?)completion["total"]);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(_installation.ConnectionString);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
