using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProjectsPlugin.IdentityServer.Data.Migrations
{
    /// <inheritdoc />
    public partial class ActiveEmployees : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What ProjectsPlugin.Contracts.ActiveEmployees describes. A role of the API needs SELECT on this view, as on that of revoked grants.
            migrationBuilder.Sql("CREATE VIEW identity.active_employees AS SELECT id, email FROM identity.accounts WHERE deactivated_at IS NULL AND email_confirmed;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW identity.active_employees;");
        }
    }
}
