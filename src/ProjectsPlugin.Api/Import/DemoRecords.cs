using Npgsql;

namespace ProjectsPlugin.Api.Import;

/// <summary>How many records are marked as demo data.</summary>
internal readonly record struct DemoRecords(long Projects, long Users, long Company)
{
    private const string CountSql =
        """
        SELECT (SELECT count(*) FROM projects.projects WHERE is_demo),
               (SELECT count(*) FROM projects.users WHERE is_demo),
               (SELECT count(*) FROM projects.company WHERE is_demo)
        """;

    // A person of the demo data who works in a project of the company's own stays: that relation is not ours to remove.
    private const string RemoveSql =
        """
        WITH gone AS (DELETE FROM projects.projects WHERE is_demo RETURNING id),
             users AS (
                DELETE FROM projects.users u WHERE is_demo
                AND NOT EXISTS (
                    SELECT FROM projects.project_users l JOIN projects.projects p ON p.id = l.project_id WHERE l.user_id = u.id AND NOT p.is_demo)
                RETURNING id),
             company AS (DELETE FROM projects.company WHERE is_demo RETURNING id)
        SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM users), (SELECT count(*) FROM company)
        """;

    public bool Any => Projects + Users + Company > 0;

    public static Task<DemoRecords> CountAsync(NpgsqlConnection database, CancellationToken cancellation) => ReadAsync(database, CountSql, cancellation);

    /// <returns>What was removed.</returns>
    public static Task<DemoRecords> RemoveAsync(NpgsqlConnection database, CancellationToken cancellation) => ReadAsync(database, RemoveSql, cancellation);

    public override string ToString() => $"{Projects:N0} projects, {Users:N0} users{(Company > 0 ? " and the company's facts" : "")}";

    private static async Task<DemoRecords> ReadAsync(NpgsqlConnection database, string sql, CancellationToken cancellation)
    {
        await using var rows = await database.ReadRowAsync(sql, cancellation);
        return new DemoRecords(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2));
    }
}
