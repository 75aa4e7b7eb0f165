using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Api.Import;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

internal sealed class ImportTests
{
    private const string Two =
        """
        {
          "users": [
            { "id": 1, "name": "Ann", "email": "ann@example.com", "company": "A" },
            { "id": 2, "name": "Bob", "email": "bob@example.com", "company": "B" } ],
          "projects": [ {
            "id": 7, "name": "Se\u202even", "description": "d", "deadline": "2024-02-29", "details": "",
            "users": [ { "id": 1, "role": "lead" }, { "id": 2, "role": "engineer" } ] } ]
        }
        """;

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
    public async Task Records_are_inserted_cleaned_and_again_updated_and_nothing_is_deleted()
    {
        var first = await ImportAsync(Two);
        var second = await ImportAsync(
            """
            { "projects": [ {
                "id": 7, "name": "Eight", "description": "d", "deadline": "2024-03-01", "details": "x", "users": [ { "id": 2, "role": "lead" } ] } ] }
            """);

        var project = await new ProjectRepository(_database).FindAsync(Viewers.Anybody, 7, default);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Problems.Lines.Concat(second.Problems.Lines), Is.Empty);
            Assert.That(first.Projects[0].Name, Is.EqualTo("Seven"));
            Assert.That(project!.Name, Is.EqualTo("Eight"));
            Assert.That(project.Users.Select(user => (user.Id, user.Role)), Is.EqualTo(new[] { (2, "lead") }));
            Assert.That(await _db.Users.CountAsync(), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task Two_people_can_swap_their_addresses()
    {
        await ImportAsync(Two);
        var swapped = await ImportAsync(
            """
            { "users": [
                { "id": 1, "name": "Ann", "email": "BOB@example.com", "company": "A" },
                { "id": 2, "name": "Bob", "email": "ann@example.com", "company": "B" } ] }
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(swapped.Problems.Lines, Is.Empty);
            Assert.That((await new UserRepository(_database).FindAsync(Viewers.Anybody, 1, default))?.Email, Is.EqualTo("BOB@example.com"));
        }
    }

    [Test]
    public async Task All_problems_are_told_at_once_with_record_and_field_and_nothing_changes()
    {
        await ImportAsync(Two);

        var file = await ImportAsync(
            """
            {
              "users": [
                { "id": 3, "name": "", "email": "ANN@example.com", "company": "C" },
                { "id": 4, "name": "D", "email": "d@example.com", "company": "C" },
                { "id": 4, "name": "E", "email": "D@example.com", "company": "C" },
                { "id": "5a", "name": "F", "email": "nobody", "company": true, "phone": "1" }
              ],
              "projects": [
                { "id": 8, "name": "NAME", "deadline": "2023-02-30", "details": [5], "users": [ { "id": 99, "role": "lead" } ] }
              ]
            }
            """.Replace("NAME", new string('n', 201), StringComparison.Ordinal));

        string[] expected =
        [
            "users[0] (id 3): name is empty",
            "users[2] (id 4): id 4 is there already",
            "users[2] (id 4): email is \"D@example.com\"",
            "users[3]: id must be a whole number",
            "users[3]: email must be an e-mail address",
            "users[3]: company must be a text",
            "users[3]: phone is not known",
            "projects[0] (id 8): name has 201 characters",
            "projects[0] (id 8): description is missing",
            "projects[0] (id 8): deadline must be a day as in",
            "projects[0] (id 8): details must be a text",
            "project 8, users: id 99 is unknown",
            "users[0] (id 3): email is \"ANN@example.com\", which user 1 of the directory has already",
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach (var line in expected)
                Assert.That(file.Problems.Lines, Has.Some.StartsWith(line));
            Assert.That(file.Problems.Lines, Has.Count.EqualTo(expected.Length));
            Assert.That(await _db.Users.CountAsync(), Is.EqualTo(2));
            Assert.That(await _db.Projects.CountAsync(), Is.EqualTo(1));
        }
    }

    [TestCase("{ \"users\": [ }", "not JSON: line 1")]
    [TestCase("{ \"users\": [\n \"ü\": }", "line 2, column 5")]
    [TestCase("[]", "must be an object")]
    [TestCase("", "The file is empty")]
    [TestCase(" \n", "The file is empty")]
    [TestCase("{}", "no company, no project and no user")]
    [TestCase("{ \"users\": [], \"projects\": null }", "no company, no project and no user")]
    [TestCase("{ \"people\": [] }", "people: is not known")]
    public async Task A_file_of_another_shape_is_refused(string json, string problem) =>
        Assert.That((await ImportAsync(json)).Problems.Lines, Has.One.Contains(problem));

    [Test]
    public async Task What_is_there_twice_is_named_by_record_and_field()
    {
        var file = await ImportAsync(
            """
            {
              "company": { "name": "A", "name": "B", "about": "a", "website": "w", "contact_email": "a@example.com", "writing_style": "s" },
              "users": [ { "id": 1, "id": 2, "name": "Ann", "email": "ann@example.com", "company": "A" } ],
              "projects": [ {
                "id": 7, "name": "N", "description": "d", "deadline": "2024-02-29", "details": "",
                "users": [ { "id": 1, "role": "lead", "role": "engineer" } ] } ],
              "users": []
            }
            """);

        Assert.That(file.Problems.Lines, Is.EqualTo((string[])
        [
            "company: name is there twice",
            "users[0] (id 2): id is there twice",
            "projects[0] (id 7), users[0] (id 1): role is there twice",
            "users: is there twice",
            "project 7, users: id 1 is unknown: neither this file nor the directory has such a user",
        ]));
    }

    private async Task<ImportFile> ImportAsync(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var file = await ImportFileReader.ReadAsync(stream, encoding: null, default);
        var summary = await new Importer(_connection, _ => { }).ImportAsync(file, ImportMode.Own, default);
        Assert.That(summary is not null, Is.EqualTo(file.Problems.Count == 0));
        return file;
    }
}
