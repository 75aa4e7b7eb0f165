using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>Files as tools write them, and what an import says of them.</summary>
internal sealed class ImportedFileTests
{
    private static readonly string DemoData = Path.Combine(Repository.Root, "src", "ProjectsPlugin.Api", "Import", "demo-data.json");

    private string _connection = null!;
    private ProjectsDb _db = null!;
    private NpgsqlDataSource _database = null!;

    [SetUp]
    public async Task CreateAsync()
    {
        _connection = await PostgresServer.CreateDatabaseAsync();
        var options = new DbContextOptionsBuilder<ProjectsDb>();
        options.UseProjectsSchema(_connection);
        _db = new ProjectsDb((DbContextOptions<ProjectsDb>)options.Options);
        await _db.Database.MigrateAsync();
        _database = SqlQuery.SourceOf(_connection);
    }

    [TearDown]
    public async Task DropAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connection);
    }

    [Test]
    public async Task What_can_mean_one_thing_only_is_taken()
    {
        var (file, summary) = await ImportAsync(
            """
            // Written by hand
            { "company": null,
              "users": [ { "id": "12", "name": 2030, "email": "ann@example.com", "company": null, }, ],
              "projects": [
                { "id": 7.0, "name": "N", "description": "d", "deadline": "2024-02-29T00:00:00.000Z", "details": null,
                  "users": [ { "id": "12", "role": "lead" } ] },
                { "id": 8, "name": "N", "description": "d", "deadline": "2024-02-29 00:00", "details": "", "users": null } /* the last */ ] }
            """);

        var project = await new ProjectRepository(_database).FindAsync(Viewers.Anybody, 7, default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Problems.Lines, Is.Empty);
            Assert.That(project, Has.Property("Deadline").EqualTo(new DateOnly(2024, 2, 29)).And.Property("Details").Empty);
            Assert.That(project!.Users.Select(user => (user.Id, user.Name)), Is.EqualTo(new[] { (12, "2030") }));
            Assert.That(summary!.Users, Is.EqualTo(new Changes(1, 0, 0)));
        }
    }

    [TestCase("\"deadline\": \"2024-02-28T22:00:00Z\"", "projects[0] (id 7): deadline must be a day as in")]
    [TestCase("\"deadline\": \"2024-13\"", "projects[0] (id 7): deadline must be a day as in")]
    [TestCase("\"deadline\": \"2024-Q5\"", "projects[0] (id 7): deadline must be a day as in")]
    [TestCase("\"deadline\": \"2024\"", "projects[0] (id 7): deadline must be a day as in")]
    [TestCase("\"url\": \"javascript:alert(1)\"", "projects[0] (id 7): url must be an address that begins with https://")]
    [TestCase("\"url\": \"https://ann:secret@example.com/7\"", "projects[0] (id 7): url must be an address that begins with https://")]
    [TestCase("\"url\": \"/projects/7\"", "projects[0] (id 7): url must be an address that begins with https://")]
    [TestCase("\"as_of\": \"2026-11-28\"", "projects[0] (id 7): as_of must be a time with its offset")]
    [TestCase("\"as_of\": \"2026-11-28T09:40:00\"", "projects[0] (id 7): as_of must be a time with its offset")]
    [TestCase("\"source\": 5.5", "projects[0] (id 7): source must be a text")]
    [TestCase("\"deadline\": 20240229", "projects[0] (id 7): deadline must be a day as in")]
    [TestCase("\"deadline\": \"2024-02-29\", \"owner\": 5", "projects[0] (id 7): owner is not known; the fields here are id, name")]
    [TestCase("\"deadline\": \"2024-02-29\", \"\\ud800\": 5", "A field's name is no text")]
    public async Task What_can_mean_more_is_named(string fields, string problem)
    {
        var (file, _) = await ImportAsync($$"""{ "projects": [ { "id": 7, "name": "N", "description": "d", "details": "", "users": [], {{fields}} } ] }""");

        Assert.That(file.Problems.Lines, Has.Count.EqualTo(1).And.All.StartsWith(problem));
    }

    [TestCase("utf-16", null)]
    [TestCase("utf-16BE", null)]
    [TestCase("utf-32", null)]
    [TestCase("utf-8", null)]
    [TestCase("windows-1252", "windows-1252")]
    public async Task A_file_is_read_in_its_encoding(string written, string? said)
    {
        const string Text = """{ "users": [ { "id": 1, "name": "Jürgen Müller", "email": "j@example.com", "company": "" } ] }""";
        var encoding = FileEncoding.Named(written)!;

        using (Assert.EnterMultipleScope())
        {
            foreach (var bytes in (byte[][])[encoding.GetBytes(Text), [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)]])
                if (written != "utf-32" || bytes.Length > encoding.GetByteCount(Text))
                    Assert.That((await ImportAsync(bytes, said)).File.Users.Single().Name, Is.EqualTo("Jürgen Müller"));
        }
    }

    [Test]
    public async Task A_file_that_may_be_in_many_encodings_is_one_line_with_record_field_and_encoding()
    {
        var bytes = Encoding.Latin1.GetBytes("""{ "users": [ { "id": 1, "name": "Jürgen", "email": "j@example.com", "company": "" } ], "pläne": [] }""");

        var (file, _) = await ImportAsync(bytes, said: null);

        Assert.That(file.Problems.Lines[0], Does.StartWith("users[0] (id 1): name is not UTF-8").And.Contains("--encoding windows-1252"));
    }

    [TestCase("İpek@example.com", "ipek@example.com")]
    [TestCase("ÅSA@example.com", "åsa@example.com")]
    public async Task One_address_is_one_by_the_databases_rule(string first, string second)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var rule = source.CreateCommand("SELECT lower($1) = lower($2)");
        rule.Parameters.AddWithValue(first);
        rule.Parameters.AddWithValue(second);
        var isOne = await rule.ExecuteScalarAsync() is true;

        var (file, _) = await ImportAsync(
            $$"""
            { "users": [
                { "id": 1, "name": "A", "email": "{{first}}", "company": "" },
                { "id": 2, "name": "B", "email": "{{second}}", "company": "" } ] }
            """);

        Assert.That(
            file.Problems.Lines,
            isOne ? Is.EqualTo((string[])[$"users[1] (id 2): email is \"{second}\", which users[0] (id 1) has already"]) : Is.Empty);
    }

    [Test]
    public async Task One_fault_many_times_is_told_a_few_times_and_counted()
    {
        var users = string.Join(",", Enumerable.Range(1, 245).Select(id => $$"""{ "id": {{id}}, "name": "A", "email": "nobody{{id}}", "company": "" }"""));

        var (file, _) = await ImportAsync($$"""{ "users": [ {{users}}, { "id": 300, "name": "", "email": "a@example.com", "company": "" } ] }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(file.Problems.Count, Is.EqualTo(246));
            Assert.That(file.Problems.Lines, Has.Count.EqualTo(7));
            Assert.That(file.Problems.Lines, Has.One.EqualTo("… and 240 more like it: users: email").And.One.Contains("(id 300): name is empty"));
        }
    }

    [Test]
    public async Task The_summary_tells_new_from_changed_and_unchanged()
    {
        const string First =
            """
            { "users": [ { "id": 1, "name": "A", "email": "a@example.com", "company": "" }, { "id": 2, "name": "B", "email": "b@example.com", "company": "" } ],
              "projects": [
                { "id": 7, "name": "N", "description": "d", "deadline": "2024-02-29", "details": "", "users": [ { "id": 1, "role": "lead" } ] },
                { "id": 8, "name": "M", "description": "d", "deadline": "2024-02-29", "details": "", "users": [] } ] }
            """;
        await ImportAsync(First);

        var (_, again) = await ImportAsync(First);
        var (_, other) = await ImportAsync(
            First.Replace("\"lead\"", "\"engineer\"", StringComparison.Ordinal).Replace("\"B\"", "\"C\"", StringComparison.Ordinal));
        var (_, more) = await ImportAsync(First.Replace("\"id\": 8", "\"id\": 9", StringComparison.Ordinal));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((again!.Projects, again.Users), Is.EqualTo((new Changes(0, 0, 2), new Changes(0, 0, 2))));
            Assert.That((other!.Projects, other.Users), Is.EqualTo((new Changes(0, 1, 1), new Changes(0, 1, 1))));
            Assert.That((more!.Projects, more.Users), Is.EqualTo((new Changes(1, 1, 0), new Changes(0, 1, 1))));
            Assert.That(more.Company, Is.EqualTo(new Changes(0, 0, 0)));
        }
    }

    [Test]
    public async Task Demo_data_makes_room_for_ones_own()
    {
        await LoadDemoAsync();

        var (_, kept) = await ImportAsync(Own(id: 50), ImportMode.OwnBesideDemo);
        var before = await CountAsync();
        var (_, first) = await ImportAsync(Own(id: 51));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept!.RemovedDemo.Any, before), Is.EqualTo((false, (4, 4))));
            Assert.That(first!.RemovedDemo, Is.EqualTo(new DemoRecords(3, 3, 1)));
            Assert.That(await CountAsync(), Is.EqualTo((2, 2)));
            Assert.That(await new CompanyRepository(_database).FindAsync(Viewers.Anybody, default), Is.Null);
        }
    }

    [Test]
    public async Task A_demo_record_that_a_file_has_becomes_ones_own()
    {
        await LoadDemoAsync();
        await ImportAsync(await File.ReadAllTextAsync(DemoData), ImportMode.OwnBesideDemo);

        var (_, next) = await ImportAsync(Own(id: 50));

        Assert.That((next!.RemovedDemo.Any, await CountAsync()), Is.EqualTo((false, (4, 4))));
    }

    [Test]
    public async Task Whom_an_own_project_needs_stays()
    {
        await LoadDemoAsync();
        await ImportAsync(
            Own(id: 50).Replace("\"users\": []", "\"users\": [ { \"id\": 2, \"role\": \"lead\" } ]", StringComparison.Ordinal),
            ImportMode.OwnBesideDemo);

        await using var database = new NpgsqlConnection(_connection);
        await database.OpenAsync();
        var removed = await DemoRecords.RemoveAsync(database, default);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(removed, Is.EqualTo(new DemoRecords(3, 2, 1)));
            Assert.That(
                (await new ProjectRepository(_database).FindAsync(Viewers.Anybody, 50, default))!.Users.Select(user => user.Id), Is.EqualTo((int[])[2]));
        }
    }

    private static string Own(int id) =>
        $$"""
        { "users": [ { "id": {{id}}, "name": "A", "email": "a{{id}}@example.com", "company": "" } ],
          "projects": [ { "id": {{id}}, "name": "N", "description": "d", "deadline": "2024-02-29", "details": "", "users": [] } ] }
        """;

    private async Task<(int Projects, int Users)> CountAsync() => (await _db.Projects.CountAsync(), await _db.Users.CountAsync());

    private async Task LoadDemoAsync() => await ImportAsync(await File.ReadAllTextAsync(DemoData), ImportMode.Demo);

    private Task<(ImportFile File, ImportSummary? Summary)> ImportAsync(string json, ImportMode mode = ImportMode.Own) =>
        ImportAsync(Encoding.UTF8.GetBytes(json), said: null, mode);

    private async Task<(ImportFile File, ImportSummary? Summary)> ImportAsync(byte[] bytes, string? said, ImportMode mode = ImportMode.Own)
    {
        using var stream = new MemoryStream(bytes);
        var file = await ImportFileReader.ReadAsync(stream, said is null ? null : FileEncoding.Named(said), default);
        return (file, await new Importer(_connection, _ => { }).ImportAsync(file, mode, default));
    }
}
