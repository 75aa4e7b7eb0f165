using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProjectsPlugin.Api.Data;
using ProjectsPlugin.Api.Text;
using ProjectsPlugin.IntegrationTests.Infrastructure;

namespace ProjectsPlugin.IntegrationTests.Api;

/// <summary>What people type for names that they cannot type, and scripts that put no spaces between words.</summary>
internal sealed class PlainSearchTests
{
    private static readonly string[] Names =
    [
        "Jürgen Müller", "Åsa Lindström", "Gökçe Şahin", "Hans Weiß", "Søren Østergård", "Łukasz Wałęsa", "Đorđe Nguyễn", "Þóra Sæmundsdóttir",
        "Işıl İnönü", "محمد أحمد", "Семён Толстой", "Νίκος Παπαδόπουλος", "田中太郎", "김민준", "สมชาย ใจดี",
    ];

    private static readonly string[] Titles =
        ["東京都市開発計画", "新しいスマート・シティ構想", "Café Größe 2030", "Überführung", "พัฒนาเมืองเชียงใหม่", "Tシャツ工場", "Harbour survey"];

    private string _connection = null!;
    private ProjectsDb _db = null!;
    private NpgsqlDataSource _database = null!;

    [OneTimeSetUp]
    public async Task FillAsync()
    {
        _connection = DataSetup.WithSimilarityThreshold(await PostgresServer.CreateDatabaseAsync());
        var options = new DbContextOptionsBuilder<ProjectsDb>();
        options.UseProjectsSchema(_connection);
        _db = new ProjectsDb((DbContextOptions<ProjectsDb>)options.Options);
        await _db.Database.MigrateAsync();
        _database = SqlQuery.SourceOf(_connection);
        await _db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO projects.users (id, name, email, company)
             SELECT i, name, 'p' || i || '@example.com', 'C' FROM unnest({Names}) WITH ORDINALITY AS n(name, i)
             """);
        await _db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO projects.projects (id, name, description, deadline, details)
             SELECT i, name, 'd', '2030-01-01', 'Résumé: ' || name || repeat(' 計画', 3) FROM unnest({Titles}) WITH ORDINALITY AS n(name, i)
             """);
        await _db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO projects.company (id, name, about, website, contact_email, writing_style)
             VALUES (1, 'Ærø Fähren', 'Überfahrten nach 東京都市部', 'w', 'c@example.com', 's')
             """);
    }

    [OneTimeTearDown]
    public async Task DropAsync()
    {
        await _db.DisposeAsync();
        await _database.DisposeAsync();
        await PostgresServer.DropDatabaseAsync(_connection);
    }

    [TestCase("Muller", 1)]
    [TestCase("jurgen MUELLER", 1)]
    [TestCase("Müller", 1)]
    [TestCase("mull", 1)]
    [TestCase("Asa Lindstrom", 2)]
    [TestCase("Aasa", 2)]
    [TestCase("Sahin", 3)]
    [TestCase("gokce", 3)]
    [TestCase("Weiss", 4)]
    [TestCase("Soren Ostergard", 5)]
    [TestCase("Lukasz Walesa", 6)]
    [TestCase("Dorde Nguyen", 7)]
    [TestCase("Thora Saemundsdottir", 8)]
    [TestCase("isil inonu", 9)]
    [TestCase("احمد", 10)]
    [TestCase("Семен Толстои", 11)]
    [TestCase("Νικος", 12)]
    [TestCase("太郎", 13)]
    [TestCase("太", 13)]
    [TestCase("민준", 14)]
    [TestCase("ใจ", 15)]
    public async Task A_person_is_found_by_words(string typed, int id)
    {
        var words = SearchWords.Of(typed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await new UserRepository(_database).SearchAsync(Viewers.Anybody, words, 10, default)).Select(user => user.Id), Is.EqualTo((int[])[id]));
            Assert.That(await IsFoundByWordsAsync("users", id, "simple", "to_tsquery", "beginnings", words), Is.True);
        }
    }

    [TestCase("都市", 1)]
    [TestCase("都市 計画", 1)]
    [TestCase("開発", 1)]
    [TestCase("構想", 2)]
    [TestCase("スマート シティ", 2)]
    [TestCase("スマート", 2)]
    [TestCase("cafe grosse", 3)]
    [TestCase("uberfuhrung", 4)]
    [TestCase("Ueberfuehrung", 4)]
    [TestCase("เมือง", 5)]
    [TestCase("工場", 6)]
    [TestCase("ＨＡＲＢＯＵＲ surveys", 7)]
    public async Task A_project_is_found_by_words(string typed, int id)
    {
        var words = SearchWords.Of(typed);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (await new ProjectRepository(_database).SearchAsync(Viewers.Anybody, words, 10, default)).Select(project => project.Id),
                Is.EqualTo((int[])[id]));
            Assert.That(await IsFoundByWordsAsync("projects", id, "english", "plainto_tsquery", "words", words), Is.True);
        }
    }

    [TestCase("aero fahren", true)]
    [TestCase("Faehren", false)]
    [TestCase("uberfahrt", true)]
    [TestCase("都市", true)]
    [TestCase("市都", false)]
    public async Task The_company_is_found_by_words(string typed, bool found) =>
        Assert.That(await new CompanyRepository(_database).SearchAsync(Viewers.Anybody, SearchWords.Of(typed), default), found ? Is.Not.Null : Is.Null);

    [TestCase("Mülller Jürgn", 1)]
    [TestCase("Lindstrm", 2)]
    [TestCase("Ostergrd", 5)]
    public async Task A_misspelt_person_is_found_by_likeness(string typed, int id) =>
        Assert.That(
            (await new UserRepository(_database).SearchAsync(Viewers.Anybody, SearchWords.Of(typed), 10, default)).Select(user => user.Id),
            Is.EqualTo((int[])[id]));

    [TestCase("½ ⑴ ﷺ ŉ")]
    [TestCase("\u0301")]
    [TestCase("e\u0301 \u0E35")]
    public void Whatever_is_typed_is_no_fault_of_ours(string typed)
    {
        var words = SearchWords.Of(typed);

        Assert.DoesNotThrowAsync(() => new UserRepository(_database).SearchAsync(Viewers.Anybody, words, 10, default));
        Assert.DoesNotThrowAsync(() => new ProjectRepository(_database).SearchAsync(Viewers.Anybody, words, 10, default));
        Assert.DoesNotThrowAsync(() => new CompanyRepository(_database).SearchAsync(Viewers.Anybody, words, default));
    }

    [Test]
    public async Task The_longest_text_has_room_in_the_index()
    {
        // No two of these characters stand together twice.
        var details = string.Concat(
            Enumerable.Range(0, 100_000).SelectMany(i => new[] { (char)(0x4E00 + (i % 20_000)), (char)(0x4E00 + ((i * 7) + (i / 20_000 * 3)) % 20_000) }));

        await _db.Database.ExecuteSqlAsync(
            $"INSERT INTO projects.projects (id, name, description, deadline, details) VALUES (99, 'Long', 'd', '2030-01-01', {details})");

        Assert.That(
            (await new ProjectRepository(_database).SearchAsync(Viewers.Anybody, details[100..104], 10, default)).Select(project => project.Id),
            Is.EqualTo((int[])[99]));
    }

    private async Task<bool> IsFoundByWordsAsync(string table, int id, string configuration, string parser, string function, string words)
    {
#pragma warning disable EF1002 // All but the words are constants of this file.
        return await _db.Database.SqlQueryRaw<bool>(
            $"SELECT search @@ {parser}('{configuration}', projects.{function}({{0}})) AS \"Value\" FROM projects.{table} WHERE id = {id}", words)
            .SingleAsync();
#pragma warning restore EF1002
    }
}
