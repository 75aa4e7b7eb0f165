using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProjectsPlugin.IdentityServer.Data.Migrations
{
    /// <inheritdoc />
    public partial class DirectoryNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What ProjectsPlugin.Contracts.DirectoryNames describes. A role of the API needs SELECT, INSERT, UPDATE and DELETE on it, and no more.
            migrationBuilder.Sql("CREATE TABLE identity.directory_names (email varchar(254) NOT NULL, name varchar(200) NOT NULL);");
            migrationBuilder.Sql("CREATE UNIQUE INDEX ix_directory_names_lower_email ON identity.directory_names (lower(email));");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE identity.directory_names;");
        }
    }
}
