using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>What is found although it is misspelt, and what it may cost.</summary>
internal sealed class SimilaritySearchTests
{
    private const string Rows =
        """
        INSERT INTO projects.projects (id, name, description, deadline, details)
        VALUES (1, 'Zeppelin hangar', 'd', NULL, 'pilots'), (2, 'Tunnel under the Öresund', 'd', NULL, ''), (3, 'Harbour survey', 'd', NULL, 'zeppelin');
        INSERT INTO projects.users (id, name, email, company)
        VALUES (1, 'Emily Johnson', 'e@example.com', 'C'), (2, 'Homer Simpson', 'h@example.com', 'C'), (3, '田中太郎', 't@example.com', 'C');
        """;

    private string _connection = null!;
    private NpgsqlDataSource _database = null!;

    private ProjectRepository Projects => new(_database);

    private UserRepository Users => new(_database);

    [SetUp]
    public async Task CreateAsync()
    {
        _connection = DataSetup.WithSimilarityThreshold(await PostgresServer.CreateDatabaseAsync());
        var options = new DbContextOptionsBuilder<ProjectsDb>();
        options.UseProjectsSchema(_connection);
        await using var db = new ProjectsDb((DbContextOptions<ProjectsDb>)options.Options);
        await db.Database.MigrateAsync();
        _database = SqlQuery.SourceOf(_connection);
        await ExecuteAsync(Rows);
    }

    [TearDown]
    public async Task DropAsync()
    {
        await _database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connection);
    }

    [TestCase("Zepelin", 1)]
    [TestCase("zeplin hanger", 1)]
    [TestCase("Oresnd", 2)]
    [TestCase("Oeresnd", 2)]
    [TestCase("harbor", 3)]
    public async Task A_project_is_found_by_the_likest_words_of_its_name(string typed, int id) =>
        Assert.That((await Projects.SearchAsync(Viewers.Anybody, typed, 10, default)).Select(project => project.Id), Is.EqualTo((int[])[id]));

    [TestCase("Emilly Jonson", 1)]
    [TestCase("Jonson", 1)]
    [TestCase("Emily Xyzzy", 1)]
    [TestCase("田中太朗", 3)]
    public async Task A_person_is_found_by_the_likest_words_of_the_name(string typed, int id) =>
        Assert.That((await Users.SearchAsync(Viewers.Anybody, typed, 10, default)).Select(user => user.Id), Is.EqualTo((int[])[id]));

    [TestCase("Emily Simpson")]
    public async Task If_no_name_has_all_of_the_words_those_that_look_like_them_are_found(string typed) =>
        Assert.That((await Users.SearchAsync(Viewers.Anybody, typed, 10, default)).Select(user => user.Id), Is.EquivalentTo((int[])[1, 2]));

    [TestCase("qqqq")]
    [TestCase("12345")]
    public async Task What_is_like_nothing_finds_nothing(string typed)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Projects.SearchAsync(Viewers.Anybody, typed, 10, default), Is.Empty);
            Assert.That(await Users.SearchAsync(Viewers.Anybody, typed, 10, default), Is.Empty);
        }
    }

    [Test]
    public async Task Words_come_change_and_go_with_the_names()
    {
        await ExecuteAsync("UPDATE projects.projects SET name = 'Balloon hangar' WHERE id = 1");
        var (old, changed) = (
            await Projects.SearchAsync(Viewers.Anybody, "Zepelin", 10, default), await Projects.SearchAsync(Viewers.Anybody, "Baloon", 10, default));

        await ExecuteAsync("DELETE FROM projects.projects WHERE id = 1; DELETE FROM projects.users WHERE id < 3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(old, Is.Empty);
            Assert.That(changed.Select(project => project.Id), Is.EqualTo((int[])[1]));
            Assert.That(
                await WordsAsync("project_words"), Is.EqualTo(new[] { "harbour 1", "oeresund 1", "oresund 1", "survey 1", "the 1", "tunnel 1", "under 1" }));
            Assert.That(await WordsAsync("user_words"), Is.EqualTo(new[] { "田中太郎 1" }));
        }
    }

    [Test]
    public async Task A_search_that_takes_too_long_finds_nothing_and_holds_nobody_up()
    {
        await using var other = await _database.OpenConnectionAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("LOCK TABLE projects.project_words", other))
            await hold.ExecuteNonQueryAsync();
        var watch = Stopwatch.StartNew();

        var found = await Projects.SearchAsync(Viewers.Anybody, "Zepelin", 10, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found, Is.Empty);
            Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(SqlQuery.Timeout / 2)));
            Assert.That(await SessionSettingsAsync(), Is.Empty);
        }
    }

    [Test]
    public async Task What_bounds_a_search_ends_with_it()
    {
        await Projects.SearchAsync(Viewers.Anybody, "Zepelin", 10, default);

        Assert.That(await SessionSettingsAsync(), Is.Empty);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = _database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private Task<IReadOnlyList<string>> SessionSettingsAsync() =>
        _database.ReadAsync("SELECT name FROM pg_settings WHERE source = 'session'", row => row.GetString(0), default);

    private Task<IReadOnlyList<string>> WordsAsync(string table) =>
        _database.ReadAsync($"SELECT word || ' ' || uses FROM projects.{table} ORDER BY word COLLATE \"C\"", row => row.GetString(0), default);
}
