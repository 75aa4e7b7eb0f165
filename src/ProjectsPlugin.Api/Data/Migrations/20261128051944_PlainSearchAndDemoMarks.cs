using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace ProjectsPlugin.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class PlainSearchAndDemoMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SearchFunctions.Create);
            // One statement a table, so that a large one is written anew only once.
            migrationBuilder.Sql(
                """
                DROP INDEX projects.ix_users_name, projects.ix_projects_name;

                ALTER TABLE projects.company ADD COLUMN is_demo boolean NOT NULL DEFAULT false;

                ALTER TABLE projects.users
                    DROP COLUMN search,
                    ADD COLUMN is_demo boolean NOT NULL DEFAULT false,
                    ADD COLUMN plain_name text GENERATED ALWAYS AS (projects.plain(name)) STORED,
                    ADD COLUMN search tsvector GENERATED ALWAYS AS (
                        setweight(to_tsvector('simple', projects.name_words(name)), 'A')
                        || setweight(to_tsvector('simple', projects.words(email)), 'B')
                        || setweight(to_tsvector('simple', projects.words(company)), 'C')) STORED;

                ALTER TABLE projects.projects
                    DROP COLUMN search,
                    ADD COLUMN is_demo boolean NOT NULL DEFAULT false,
                    ADD COLUMN plain_name text GENERATED ALWAYS AS (projects.plain(name)) STORED,
                    ADD COLUMN search tsvector GENERATED ALWAYS AS (
                        setweight(to_tsvector('english', projects.name_words(name)), 'A')
                        || setweight(to_tsvector('english', projects.words(description)), 'B')
                        || setweight(to_tsvector('english', projects.words(details)), 'C')) STORED;

                CREATE INDEX ix_users_search ON projects.users USING gin (search);
                CREATE INDEX ix_users_plain_name ON projects.users USING gin (plain_name gin_trgm_ops);
                CREATE INDEX ix_projects_search ON projects.projects USING gin (search);
                CREATE INDEX ix_projects_plain_name ON projects.projects USING gin (plain_name gin_trgm_ops);

                -- What earlier versions loaded without a mark, if nobody has changed it since.
                UPDATE projects.users SET is_demo = true WHERE (id, name, email, company) IN (
                    (1, 'John Smith', 'user1@example.com', 'N/A'),
                    (2, 'Emily Johnson', 'user2@example.com', 'Example Client'),
                    (3, 'Alec Parkes', 'user3@example.com', 'Example Company'));
                UPDATE projects.projects SET is_demo = true WHERE (id, name, deadline) IN (
                    (1, 'Fusion Reactor Development', '2023-06-30'::date),
                    (2, 'Deep Space Exploration', '2023-07-15'::date),
                    (3, 'Virtual Eco-City Simulation', '2023-08-01'::date));
                UPDATE projects.company SET is_demo = true WHERE (name, website) = ('Example Company', 'https://www.example.com');

                ANALYZE projects.users, projects.projects;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_users_plain_name",
                schema: "projects",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_projects_plain_name",
                schema: "projects",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "plain_name",
                schema: "projects",
                table: "users");

            migrationBuilder.DropColumn(
                name: "plain_name",
                schema: "projects",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "is_demo",
                schema: "projects",
                table: "users");

            migrationBuilder.DropColumn(
                name: "is_demo",
                schema: "projects",
                table: "projects");

            migrationBuilder.DropColumn(
                name: "is_demo",
                schema: "projects",
                table: "company");

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                schema: "projects",
                table: "users",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "setweight(to_tsvector('simple', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'A') || setweight(to_tsvector('simple', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(email, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'B') || setweight(to_tsvector('simple', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(company, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'C')",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "setweight(to_tsvector('simple', projects.name_words(name)), 'A') || setweight(to_tsvector('simple', projects.words(email)), 'B') || setweight(to_tsvector('simple', projects.words(company)), 'C')",
                oldStored: true);

            migrationBuilder.AlterColumn<NpgsqlTsVector>(
                name: "search",
                schema: "projects",
                table: "projects",
                type: "tsvector",
                nullable: true,
                computedColumnSql: "setweight(to_tsvector('english', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'A') || setweight(to_tsvector('english', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(description, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'B') || setweight(to_tsvector('english', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(details, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'C')",
                stored: true,
                oldClrType: typeof(NpgsqlTsVector),
                oldType: "tsvector",
                oldNullable: true,
                oldComputedColumnSql: "setweight(to_tsvector('english', projects.name_words(name)), 'A') || setweight(to_tsvector('english', projects.words(description)), 'B') || setweight(to_tsvector('english', projects.words(details)), 'C')",
                oldStored: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_name",
                schema: "projects",
                table: "users",
                column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_name",
                schema: "projects",
                table: "projects",
                column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.Sql(
                """
                CREATE INDEX IF NOT EXISTS ix_users_search ON projects.users USING gin (search);
                CREATE INDEX IF NOT EXISTS ix_projects_search ON projects.projects USING gin (search);
                """);
            migrationBuilder.Sql(SearchFunctions.Drop);
        }
    }
}
