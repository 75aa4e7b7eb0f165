using Npgsql;

namespace ProjectsPlugin.Api.Import;

/// <summary>The statements of an import, which writes sets where EF Core would write rows.</summary>
internal static class ImportSql
{
    public const string IsEmpty =
        "SELECT NOT EXISTS (SELECT FROM projects.users) AND NOT EXISTS (SELECT FROM projects.projects) AND NOT EXISTS (SELECT FROM projects.company)";

    public const string Tables =
        """
        CREATE TEMP TABLE new_company ON COMMIT DROP AS SELECT id, name, about, website, contact_email, writing_style FROM projects.company LIMIT 0;
        CREATE TEMP TABLE new_users ON COMMIT DROP AS SELECT id, name, email, company FROM projects.users LIMIT 0;
        CREATE TEMP TABLE new_projects ON COMMIT DROP AS SELECT id, name, description, deadline, details FROM projects.projects LIMIT 0;
        CREATE TEMP TABLE new_project_users ON COMMIT DROP AS SELECT project_id, user_id, role FROM projects.project_users LIMIT 0;
        """;

    /// <summary>Rows that are the same already are left alone: rewriting one finds its words anew and its place in every index.</summary>
    public const string Write =
        """
        ANALYZE new_users, new_projects, new_project_users;

        INSERT INTO projects.company SELECT * FROM new_company
        ON CONFLICT (id) DO UPDATE SET (name, about, website, contact_email, writing_style) = (excluded.name, excluded.about, excluded.website, excluded.contact_email, excluded.writing_style);

        -- Two people may swap their addresses; the unique index looks at each row on its own.
        UPDATE projects.users old SET email = 'moving-' || old.id || '@invalid'
        FROM new_users new WHERE new.id = old.id AND lower(new.email) <> lower(old.email);

        INSERT INTO projects.users (id, name, email, company)
        SELECT new.* FROM new_users new LEFT JOIN projects.users old USING (id)
        WHERE (old.name, old.email, old.company) IS DISTINCT FROM (new.name, new.email, new.company) ORDER BY new.id
        ON CONFLICT (id) DO UPDATE SET (name, email, company) = (excluded.name, excluded.email, excluded.company);

        INSERT INTO projects.projects (id, name, description, deadline, details)
        SELECT new.* FROM new_projects new LEFT JOIN projects.projects old USING (id)
        WHERE (old.name, old.description, old.deadline, old.details) IS DISTINCT FROM (new.name, new.description, new.deadline, new.details) ORDER BY new.id
        ON CONFLICT (id) DO UPDATE SET (name, description, deadline, details) = (excluded.name, excluded.description, excluded.deadline, excluded.details);

        DELETE FROM projects.project_users old USING new_projects new
        WHERE new.id = old.project_id AND NOT EXISTS (SELECT FROM new_project_users link WHERE link.project_id = old.project_id AND link.user_id = old.user_id);

        INSERT INTO projects.project_users AS old (project_id, user_id, role) SELECT project_id, user_id, role FROM new_project_users ORDER BY project_id, user_id
        ON CONFLICT (project_id, user_id) DO UPDATE SET role = excluded.role WHERE old.role IS DISTINCT FROM excluded.role;

        ANALYZE projects.users, projects.projects, projects.project_users;
        """;

    /// <summary>Runs a constant statement, for as long as it takes.</summary>
    public static async Task ExecuteAsync(this NpgsqlConnection database, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // Every caller passes a constant of this folder.
        await using var command = new NpgsqlCommand(sql, database) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
