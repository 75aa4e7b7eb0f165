using Npgsql;
using ProjectsPlugin.Api.Data;

namespace ProjectsPlugin.Api.Import;

/// <summary>The statements of an import, which writes sets where EF Core would write rows.</summary>
internal static class ImportSql
{
    // Beside the id, in the order in which Upload sends them.
    private const string CompanyColumns = "name, about, website, contact_email, writing_style";
    private const string UserColumns = "name, email, company";
    private const string ProjectColumns = ProjectRows.Facts;

    public const string IsEmpty =
        "SELECT NOT EXISTS (SELECT FROM projects.users) AND NOT EXISTS (SELECT FROM projects.projects) AND NOT EXISTS (SELECT FROM projects.company)";

    public const string Tables =
        $"""
        CREATE TEMP TABLE new_company ON COMMIT DROP AS SELECT id, {CompanyColumns} FROM projects.company LIMIT 0;
        CREATE TEMP TABLE new_users ON COMMIT DROP AS SELECT id, {UserColumns} FROM projects.users LIMIT 0;
        CREATE TEMP TABLE new_projects ON COMMIT DROP AS SELECT id, {ProjectColumns} FROM projects.projects LIMIT 0;
        CREATE TEMP TABLE new_project_users ON COMMIT DROP AS SELECT project_id, user_id, role FROM projects.project_users LIMIT 0;
        """;

    /// <summary>
    /// Finds which rows are new or other than what is there, and lists them. What is the same already is left alone: rewriting a row finds its
    /// words anew and its place in every index. Demo data that a file has, too, becomes the company's own.
    /// </summary>
    public static readonly string Compare =
        $"""
        ANALYZE new_users, new_projects, new_project_users;

        CREATE TEMP TABLE other_company ON COMMIT DROP AS
        SELECT new.id, old.id IS NULL AS is_new FROM new_company new LEFT JOIN projects.company old USING (id)
        WHERE ({Of("old", CompanyColumns)}, old.is_demo) IS DISTINCT FROM ({Of("new", CompanyColumns)}, false);

        CREATE TEMP TABLE other_users ON COMMIT DROP AS
        SELECT new.id, old.id IS NULL AS is_new FROM new_users new LEFT JOIN projects.users old USING (id)
        WHERE ({Of("old", UserColumns)}, old.is_demo) IS DISTINCT FROM ({Of("new", UserColumns)}, false);

        CREATE TEMP TABLE other_projects ON COMMIT DROP AS
        SELECT new.id, old.id IS NULL AS is_new FROM new_projects new LEFT JOIN projects.projects old USING (id)
        WHERE ({Of("old", ProjectColumns)}, old.is_demo) IS DISTINCT FROM ({Of("new", ProjectColumns)}, false);

        CREATE TEMP TABLE other_people ON COMMIT DROP AS
        SELECT DISTINCT project_id
        FROM new_project_users new
        FULL JOIN (
            SELECT link.project_id, link.user_id, link.role FROM projects.project_users link JOIN new_projects project ON project.id = link.project_id) old
            USING (project_id, user_id)
        WHERE new.role IS DISTINCT FROM old.role;

        ANALYZE other_users, other_projects;
        """;

    /// <summary>New, changed and all, of projects, users and company. Other people make a project a changed one.</summary>
    public const string Count =
        """
        SELECT (SELECT count(*) FROM other_projects WHERE is_new),
               (SELECT count(*) FROM (
                   SELECT id FROM other_projects UNION SELECT project_id FROM other_people EXCEPT SELECT id FROM other_projects WHERE is_new) changed),
               (SELECT count(*) FROM new_projects),
               (SELECT count(*) FROM other_users WHERE is_new), (SELECT count(*) FROM other_users WHERE NOT is_new), (SELECT count(*) FROM new_users),
               (SELECT count(*) FROM other_company WHERE is_new), (SELECT count(*) FROM other_company WHERE NOT is_new), (SELECT count(*) FROM new_company)
        """;

    public static readonly string Write =
        $"""
        INSERT INTO projects.company (id, {CompanyColumns}) SELECT id, {Of("new", CompanyColumns)} FROM new_company new JOIN other_company USING (id)
        ON CONFLICT (id) DO UPDATE SET ({CompanyColumns}, is_demo) = ({Of("excluded", CompanyColumns)}, false);

        -- Two people may swap their addresses; the unique index looks at each row on its own.
        UPDATE projects.users old SET email = 'moving-' || old.id || '@invalid'
        FROM new_users new WHERE new.id = old.id AND lower(new.email) <> lower(old.email);

        INSERT INTO projects.users (id, {UserColumns}) SELECT id, {Of("new", UserColumns)} FROM new_users new JOIN other_users USING (id) ORDER BY id
        ON CONFLICT (id) DO UPDATE SET ({UserColumns}, is_demo) = ({Of("excluded", UserColumns)}, false);

        INSERT INTO projects.projects (id, {ProjectColumns})
        SELECT id, {Of("new", ProjectColumns)} FROM new_projects new JOIN other_projects USING (id) ORDER BY id
        ON CONFLICT (id) DO UPDATE SET ({ProjectColumns}, is_demo) = ({Of("excluded", ProjectColumns)}, false);

        DELETE FROM projects.project_users old USING new_projects new
        WHERE new.id = old.project_id AND NOT EXISTS (SELECT FROM new_project_users link WHERE link.project_id = old.project_id AND link.user_id = old.user_id);

        INSERT INTO projects.project_users AS old (project_id, user_id, role)
        SELECT project_id, user_id, role FROM new_project_users ORDER BY project_id, user_id
        ON CONFLICT (project_id, user_id) DO UPDATE SET role = excluded.role WHERE old.role IS DISTINCT FROM excluded.role;

        ANALYZE projects.users, projects.projects, projects.project_users, projects.user_words, projects.project_words;
        """;

    public const string MarkAsDemo =
        "UPDATE projects.projects SET is_demo = true; UPDATE projects.users SET is_demo = true; UPDATE projects.company SET is_demo = true";

    private static string Of(string table, string columns) => string.Join(", ", columns.Split(", ").Select(column => $"{table}.{column}"));

#pragma warning disable CA2100 // Every caller passes a constant of this folder.
    /// <summary>Runs a constant statement, for as long as it takes.</summary>
    public static async Task ExecuteAsync(this NpgsqlConnection database, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Runs a constant statement that has one row, and stands on that row.</summary>
    public static async Task<NpgsqlDataReader> ReadRowAsync(this NpgsqlConnection database, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
        var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return rows;
    }
#pragma warning restore CA2100
}
