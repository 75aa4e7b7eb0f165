using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>Each call is one round trip, or two for a search that falls back, and each statement uses its index among 100,000 rows.</summary>
internal sealed class QueryPlanTests
{
    private const string Generate =
        """
        INSERT INTO projects.users (id, name, email, company)
        SELECT i, 'Person' || md5(i::text), 'person' || i || '@example.com', 'Company ' || i % 1000 FROM generate_series(1, 100000) i;
        INSERT INTO projects.projects (id, name, description, deadline, details)
        SELECT i, 'Project ' || md5(i::text), 'Plan' || i % 5000, '2024-01-01', 'Step' || i FROM generate_series(1, 100000) i;
        INSERT INTO projects.project_users SELECT i, i, 'lead' FROM generate_series(1, 100000) i;
        CREATE SCHEMA identity;
        CREATE TABLE identity.accounts AS SELECT md5(i::text)::uuid AS id, 'Person' || i || '@example.com' AS email FROM generate_series(1, 100000) i;
        CREATE UNIQUE INDEX ix_accounts_id ON identity.accounts (id);
        CREATE VIEW identity.active_employees AS SELECT id, email FROM identity.accounts;
        ANALYZE projects.users, projects.projects, projects.project_users, projects.user_words, projects.project_words, identity.accounts;
        """;

    private readonly List<IReadOnlyList<NpgsqlBatchCommand>> _roundTrips = [];
    private ActivityListener _listener = null!;
    private string _connection = null!;
    private NpgsqlDataSource _database = null!;

    private ProjectRepository Projects => new(_database);

    private UserRepository Users => new(_database);

    [OneTimeSetUp]
    public async Task GenerateAsync()
    {
        _connection = DataSetup.WithSimilarityThreshold(await PostgresServer.CreateDatabaseAsync());
        var options = new DbContextOptionsBuilder<ProjectsDb>();
        options.UseProjectsSchema(_connection);
        await using var db = new ProjectsDb((DbContextOptions<ProjectsDb>)options.Options);
        await db.Database.MigrateAsync();
        db.Database.SetCommandTimeout(300);
        await db.Database.ExecuteSqlRawAsync(Generate);

        // Npgsql shows its commands to those who trace alone.
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(_listener);
        var source = new NpgsqlDataSourceBuilder(_connection);
        source.ConfigureTracing(tracing => tracing
            .ConfigureCommandFilter(command => Note([Copy(command.CommandText, command.Parameters)]))
            .ConfigureBatchFilter(
                batch => Note([.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(command => Copy(command.CommandText, command.Parameters))])));
        _database = source.Build();
    }

    [OneTimeTearDown]
    public async Task DropAsync()
    {
        _listener.Dispose();
        await _database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connection);
    }

    [SetUp]
    public void Forget() => _roundTrips.Clear();

    [Test]
    public async Task A_page_of_projects() => await ExpectAsync(1, () => Projects.PageAsync(Viewers.Anybody, 50_000, 51, default), "pk_projects");

    [Test]
    public async Task The_newest_projects() => await ExpectAsync(1, () => Projects.NewestAsync(Viewers.Anybody, 10, default), "Backward using pk_projects");

    [Test]
    public async Task How_many_projects_there_are() =>
        await ExpectAsync(1, () => Projects.CountAsync(Viewers.Anybody, 10_001, default), "Limit", "pk_projects");

    [Test]
    public async Task A_project() =>
        await ExpectAsync(1, () => Projects.FindAsync(Viewers.Anybody, 50_000, default), "pk_projects", "pk_project_users", "pk_users");

    [Test]
    public async Task The_projects_of_a_user() =>
        await ExpectAsync(1, () => Projects.OfUserAsync(Viewers.Anybody, 50_000, 51, default), "ix_project_users_user_id", "pk_projects");

    [Test]
    public async Task A_search_of_projects() => await ExpectAsync(1, () => Projects.SearchAsync(Viewers.Anybody, "plan77", 50, default), "ix_projects_search");

    [Test]
    public async Task A_search_of_projects_that_falls_back() =>
        await ExpectAsync(
            2,
            () => Projects.SearchAsync(Viewers.Anybody, "c4ca4238a0b923820dcc509a6f75849c", 50, default),
            "ix_project_words_word",
            "ix_projects_search",
            "pk_projects");

    [Test]
    public async Task A_search_in_a_script_without_spaces() =>
        await ExpectAsync(2, () => Projects.SearchAsync(Viewers.Anybody, "都市", 50, default), "ix_project_words_word", "ix_projects_search");

    [Test]
    public async Task The_first_titles() => await ExpectAsync(1, () => Projects.TitlesAsync(Viewers.Anybody, null, 101, default), "pk_projects");

    [Test]
    public async Task A_search_of_titles() => await ExpectAsync(1, () => Projects.TitlesAsync(Viewers.Anybody, "plan77", 101, default), "ix_projects_search");

    [Test]
    public async Task Titles_by_the_beginning_of_their_number() =>
        await ExpectAsync(1, () => Projects.TitlesFromAsync(Viewers.Anybody, 7, 101, default), "pk_projects");

    [Test]
    public async Task A_page_of_users() => await ExpectAsync(1, () => Users.PageAsync(Viewers.Anybody, 50_000, 51, default), "pk_users");

    [Test]
    public async Task The_newest_users() => await ExpectAsync(1, () => Users.NewestAsync(Viewers.Anybody, 10, default), "Backward using pk_users");

    [Test]
    public async Task How_many_users_there_are() => await ExpectAsync(1, () => Users.CountAsync(Viewers.Anybody, 10_001, default), "Limit", "pk_users");

    [Test]
    public async Task A_user() => await ExpectAsync(1, () => Users.FindAsync(Viewers.Anybody, 50_000, default), "pk_users");

    [Test]
    public async Task The_person_of_an_account() =>
        await ExpectAsync(
            1,
            () => Users.FindSelfAsync(Viewers.Anybody with { Person = "28dd2c79-55ce-9264-5624-0b2ff0100bde" }, default),
            "ix_accounts_id",
            "ix_users_email");

    [Test]
    public async Task A_search_of_users() => await ExpectAsync(1, () => Users.SearchAsync(Viewers.Anybody, "person77 example", 50, default), "ix_users_search");

    [Test]
    public async Task A_search_of_users_that_falls_back() =>
        await ExpectAsync(
            2,
            () => Users.SearchAsync(Viewers.Anybody, "c4ca4238a0b923820dcc509a6f75849", 50, default),
            "ix_user_words_word",
            "ix_users_search",
            "pk_users");

    private async Task ExpectAsync(int roundTrips, Func<Task> call, params string[] indexes)
    {
        await call();

        var plan = string.Join('\n', await Task.WhenAll(_roundTrips.Select(ExplainAsync)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_roundTrips, Has.Count.EqualTo(roundTrips));
            Assert.That(plan, Does.Not.Contain("Seq Scan"));
            foreach (var index in indexes)
                Assert.That(plan, Does.Contain(index));
        }
    }

    /// <summary>The plan of the last statement of a round trip, after those before it.</summary>
    private async Task<string> ExplainAsync(IReadOnlyList<NpgsqlBatchCommand> roundTrip)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var batch = source.CreateBatch();
        foreach (var command in roundTrip)
            batch.BatchCommands.Add(command);
        roundTrip[^1].CommandText = $"EXPLAIN (COSTS OFF) {roundTrip[^1].CommandText}";
        var lines = new List<string>();
        await using var rows = await batch.ExecuteReaderAsync();
        do
        {
            lines.Clear();
            while (await rows.ReadAsync())
                lines.Add(rows.GetString(0));
        }
        while (await rows.NextResultAsync());
        return string.Join('\n', lines);
    }

    private static NpgsqlBatchCommand Copy(string sql, NpgsqlParameterCollection parameters)
    {
        var copy = new NpgsqlBatchCommand(sql);
        foreach (NpgsqlParameter parameter in parameters)
            copy.Parameters.Add(parameter.Clone());
        return copy;
    }

    private bool Note(IReadOnlyList<NpgsqlBatchCommand> roundTrip)
    {
        _roundTrips.Add(roundTrip);
        return false;
    }
}
