using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>Each call is one statement, or two for a search that falls back, and each statement uses its index among 100,000 rows.</summary>
internal sealed class QueryPlanTests
{
    private const string Generate =
        """
        INSERT INTO projects.users (id, name, email, company)
        SELECT i, 'Person' || md5(i::text), 'person' || i || '@example.com', 'Company ' || i % 1000 FROM generate_series(1, 100000) i;
        INSERT INTO projects.projects (id, name, description, deadline, details)
        SELECT i, 'Project ' || md5(i::text), 'Plan' || i % 5000, '2024-01-01', 'Step' || i FROM generate_series(1, 100000) i;
        INSERT INTO projects.project_users SELECT i, i, 'lead' FROM generate_series(1, 100000) i;
        ANALYZE projects.users, projects.projects, projects.project_users;
        """;

    private readonly Statements _statements = new();
    private string _connection = null!;
    private ProjectsDb _db = null!;

    [OneTimeSetUp]
    public async Task GenerateAsync()
    {
        _connection = DataSetup.WithLikeness(await PostgresServer.CreateDatabaseAsync());
        var options = new DbContextOptionsBuilder<ProjectsDb>().AddInterceptors(_statements);
        options.UseProjectsSchema(_connection);
        _db = new ProjectsDb((DbContextOptions<ProjectsDb>)options.Options);
        await _db.Database.MigrateAsync();
        _db.Database.SetCommandTimeout(300);
        await _db.Database.ExecuteSqlRawAsync(Generate);
    }

    [OneTimeTearDown]
    public async Task DropAsync()
    {
        await _db.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connection);
    }

    [SetUp]
    public void Forget() => _statements.Seen.Clear();

    [Test]
    public async Task A_page_of_projects() => await ExpectAsync(1, () => new ProjectRepository(_db).PageAsync(50_000, 51, default), "pk_projects");

    [Test]
    public async Task A_project() => await ExpectAsync(1, () => new ProjectRepository(_db).FindAsync(50_000, default), "pk_projects", "pk_project_users", "pk_users");

    [Test]
    public async Task The_projects_of_a_user() => await ExpectAsync(1, () => new ProjectRepository(_db).OfUserAsync(50_000, 51, default), "ix_project_users_user_id", "pk_projects");

    [Test]
    public async Task A_search_of_projects() => await ExpectAsync(1, () => new ProjectRepository(_db).SearchAsync("plan77", 50, default), "ix_projects_search");

    [Test]
    public async Task A_search_of_projects_that_falls_back() =>
        await ExpectAsync(
            2,
            () => new ProjectRepository(_db).SearchAsync("c4ca4238a0b923820dcc509a6f75849c", 50, default),
            "ix_projects_search",
            "ix_projects_plain_name");

    [Test]
    public async Task A_search_in_a_script_without_spaces() =>
        await ExpectAsync(2, () => new ProjectRepository(_db).SearchAsync("都市", 50, default), "ix_projects_search", "ix_projects_plain_name");

    [Test]
    public async Task The_first_titles() => await ExpectAsync(1, () => new ProjectRepository(_db).TitlesAsync(null, 101, default), "pk_projects");

    [Test]
    public async Task A_search_of_titles() => await ExpectAsync(1, () => new ProjectRepository(_db).TitlesAsync("plan77", 101, default), "ix_projects_search");

    [Test]
    public async Task Titles_by_the_beginning_of_their_number() => await ExpectAsync(1, () => new ProjectRepository(_db).TitlesFromAsync(7, 101, default), "pk_projects");

    [Test]
    public async Task A_page_of_users() => await ExpectAsync(1, () => new UserRepository(_db).PageAsync(50_000, 51, default), "pk_users");

    [Test]
    public async Task A_user() => await ExpectAsync(1, () => new UserRepository(_db).FindAsync(50_000, default), "pk_users");

    [Test]
    public async Task A_user_by_address() => await ExpectAsync(1, () => new UserRepository(_db).FindByEmailAsync("PERSON77@example.com", default), "ix_users_email");

    [Test]
    public async Task A_search_of_users() => await ExpectAsync(1, () => new UserRepository(_db).SearchAsync("person77 example", 50, default), "ix_users_search");

    [Test]
    public async Task A_search_of_users_that_falls_back() =>
        await ExpectAsync(
            2,
            () => new UserRepository(_db).SearchAsync("c4ca4238a0b923820dcc509a6f75849", 50, default),
            "ix_users_search",
            "ix_users_plain_name");

    private async Task ExpectAsync(int statements, Func<Task> call, params string[] indexes)
    {
        await call();

        var plan = string.Join('\n', await Task.WhenAll(_statements.Seen.Select(ExplainAsync)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_statements.Seen, Has.Count.EqualTo(statements));
            Assert.That(plan, Does.Not.Contain("Seq Scan"));
            foreach (var index in indexes)
                Assert.That(plan, Does.Contain(index));
        }
    }

    private async Task<string> ExplainAsync((string Sql, NpgsqlParameter[] Parameters) statement)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var explain = source.CreateCommand($"EXPLAIN (COSTS OFF) {statement.Sql}");
        foreach (var parameter in statement.Parameters)
            explain.Parameters.Add(parameter.Clone());
        var lines = new List<string>();
        await using var rows = await explain.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            lines.Add(rows.GetString(0));
        return string.Join('\n', lines);
    }

    private sealed class Statements : DbCommandInterceptor
    {
        public List<(string Sql, NpgsqlParameter[] Parameters)> Seen { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Seen.Add((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>().Select(parameter => parameter.Clone())]));
            return ValueTask.FromResult(result);
        }
    }
}
