using System;
using Microsoft.EntityFrameworkCore.Migrations;
using NpgsqlTypes;

#nullable disable

namespace ProjectsPlugin.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "projects");

            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateTable(
                name: "company",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    about = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    website = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    contact_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    writing_style = table.Column<string>(type: "character varying(5000)", maxLength: 5000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_company", x => x.id);
                    table.CheckConstraint("ck_company_single_row", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "projects",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    deadline = table.Column<DateOnly>(type: "date", nullable: false),
                    details = table.Column<string>(type: "character varying(200000)", maxLength: 200000, nullable: false),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "setweight(to_tsvector('english', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'A') || setweight(to_tsvector('english', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(description, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'B') || setweight(to_tsvector('english', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(details, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'C')", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                schema: "projects",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    company = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    search = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: true, computedColumnSql: "setweight(to_tsvector('simple', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'A') || setweight(to_tsvector('simple', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(email, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'B') || setweight(to_tsvector('simple', replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(company, '.', ' '), '@', ' '), '/', ' '), '<', ' '), '&', ' '), '-', ' '), '+', ' '), '’', ' '), '–', ' '), '—', ' '), '‌', ' '), '‍', ' ')), 'C')", stored: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "project_users",
                schema: "projects",
                columns: table => new
                {
                    project_id = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<int>(type: "integer", nullable: false),
                    role = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_users", x => new { x.project_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_project_users_projects_project_id",
                        column: x => x.project_id,
                        principalSchema: "projects",
                        principalTable: "projects",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_project_users_users_user_id",
                        column: x => x.user_id,
                        principalSchema: "projects",
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_project_users_user_id",
                schema: "projects",
                table: "project_users",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_projects_name",
                schema: "projects",
                table: "projects",
                column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_search",
                schema: "projects",
                table: "projects",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_users_name",
                schema: "projects",
                table: "users",
                column: "name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_users_search",
                schema: "projects",
                table: "users",
                column: "search")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.Sql("CREATE UNIQUE INDEX ix_users_email ON projects.users (lower(email));");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "company",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "project_users",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "projects",
                schema: "projects");

            migrationBuilder.DropTable(
                name: "users",
                schema: "projects");
        }
    }
}
