namespace ProjectsPlugin.Api.Data;

/// <summary>The statements that read projects.</summary>
internal static class ProjectSql
{
    public const string Page = $"SELECT {ProjectRows.Items} FROM projects.projects WHERE id > $1 ORDER BY id LIMIT $2";

    public const string Newest = $"SELECT {ProjectRows.Items} FROM projects.projects ORDER BY id DESC LIMIT $1";

    /// <summary>By the primary key, and never more than it is asked for: without a limit it would take longer the more there are.</summary>
    public const string Count = "SELECT count(*)::int FROM (SELECT id FROM projects.projects ORDER BY id LIMIT $1) counted";

    public const string FirstTitles = $"SELECT {ProjectRows.Titles} FROM projects.projects ORDER BY id LIMIT $1";

    /// <summary>Titles within ranges of ids, which are two arrays.</summary>
    public const string TitlesWithin =
        $"""
        SELECT found.id, found.name FROM unnest($1, $2) AS range(first, last)
        CROSS JOIN LATERAL (
            SELECT {ProjectRows.Titles} FROM projects.projects WHERE id BETWEEN range.first AND range.last ORDER BY id LIMIT $3) found
        ORDER BY found.id LIMIT $3
        """;

    /// <summary>One row with its people as arrays: a join would repeat the long text for each of them.</summary>
    public const string One =
        $"""
        SELECT {ProjectRows.Items}, people.ids, people.names, people.roles
        FROM projects.projects project
        CROSS JOIN LATERAL (
            SELECT array_agg(member.user_id) AS ids, array_agg(member.user_name) AS names, array_agg(member.role) AS roles
            FROM (
                SELECT link.user_id, person.name AS user_name, link.role
                FROM projects.project_users link JOIN projects.users person ON person.id = link.user_id
                WHERE link.project_id = project.id
                ORDER BY link.user_id) member) people
        WHERE id = $1
        """;

    public const string OfUser =
        """
        SELECT project.id, project.name, link.role
        FROM projects.project_users link JOIN projects.projects project ON project.id = link.project_id
        WHERE link.user_id = $1
        ORDER BY link.project_id LIMIT $2
        """;

    public const string ItemsWithWords = $"SELECT {ProjectRows.Items} {WithWords}";
    public const string TitlesWithWords = $"SELECT {ProjectRows.Titles} {WithWords}";
    public static readonly string ItemsLike = Like(ProjectRows.Items);
    public static readonly string TitlesLike = Like(ProjectRows.Titles);

    private const string Query = "plainto_tsquery('english', projects.words($1))";

    private const string WithWords =
        $"""
        FROM (SELECT {ProjectRows.Items}, search FROM projects.projects WHERE search @@ {Query} LIMIT {SearchText.Candidates}) candidate
        ORDER BY ts_rank(search, {Query}) DESC, id LIMIT $2
        """;

    private static string Like(string columns) => SimilaritySearch.Sql("projects.projects", columns, "projects.project_words", "english");
}
