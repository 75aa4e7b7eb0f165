using Npgsql;
using ProjectsPlugin.Api.Users;
using ProjectsPlugin.Contracts;

namespace ProjectsPlugin.Api.Data;

/// <summary>The statements that read people, and the record that is read from their columns.</summary>
internal static class UserSql
{
    public const string Page = $"SELECT {Columns} FROM projects.users WHERE id > $1 ORDER BY id LIMIT $2";
    public const string Newest = $"SELECT {Columns} FROM projects.users ORDER BY id DESC LIMIT $1";

    /// <summary>By the primary key, and never more than it is asked for: without a limit it would take longer the more there are.</summary>
    public const string Count = "SELECT count(*)::int FROM (SELECT id FROM projects.users ORDER BY id LIMIT $1) counted";

    public const string One = $"SELECT {Columns} FROM projects.users WHERE id = $1";
    public const string OfAccount =
        $"SELECT {Columns} FROM projects.users WHERE lower(email) = (SELECT lower(email) FROM {ActiveEmployees.View} WHERE id = $1)";

    public const string WithWords =
        $"""
        SELECT {Columns} FROM (
            SELECT {Columns}, search, plain_name FROM projects.users
            WHERE search @@ to_tsquery('simple', projects.beginnings($1)) LIMIT {SearchText.Candidates}) candidate
        ORDER BY ts_rank(search, plainto_tsquery('simple', projects.words($1))) DESC, word_similarity(projects.plain($1), plain_name) DESC, id LIMIT $2
        """;

    public static readonly string Like = SimilaritySearch.Sql("projects.users", Columns, "projects.user_words", "simple");

    private const string Columns = "id, name, email, company";

    public static UserItem Item(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt32(0),
        Name = row.GetString(1),
        Email = row.GetString(2),
        Company = row.GetString(3),
    };
}
