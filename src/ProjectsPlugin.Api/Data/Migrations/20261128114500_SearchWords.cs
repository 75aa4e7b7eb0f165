using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProjectsPlugin.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class SearchWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_users_plain_name",
                schema: "projects",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_projects_plain_name",
                schema: "projects",
                table: "projects");

            migrationBuilder.Sql(SearchWordsSql.Create);
            migrationBuilder.Sql(SearchWordsSql.Keep("projects", "project_words"));
            migrationBuilder.Sql(SearchWordsSql.Keep("users", "user_words"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SearchWordsSql.Forget("users", "user_words"));
            migrationBuilder.Sql(SearchWordsSql.Forget("projects", "project_words"));
            migrationBuilder.Sql(SearchWordsSql.Drop);

            migrationBuilder.CreateIndex(
                name: "ix_users_plain_name",
                schema: "projects",
                table: "users",
                column: "plain_name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_projects_plain_name",
                schema: "projects",
                table: "projects",
                column: "plain_name")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });
        }
    }
}
