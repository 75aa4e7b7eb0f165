using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProjectsPlugin.IdentityServer.Data.Migrations
{
    /// <inheritdoc />
    public partial class RevokedGrants : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ended_grants",
                schema: "identity",
                columns: table => new
                {
                    grant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ended_grants", x => x.grant_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_grants_subject",
                schema: "identity",
                table: "grants",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_ended_grants_ended_at",
                schema: "identity",
                table: "ended_grants",
                column: "ended_at");

            // What ProjectsPlugin.Contracts.RevocationFeed describes. A role of the API needs USAGE on this schema and SELECT on
            // this view, nothing else.
            migrationBuilder.Sql("CREATE VIEW identity.revoked_grants AS SELECT grant_id::text AS grant_id, ended_at AS revoked_at FROM identity.ended_grants;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW identity.revoked_grants;");

            migrationBuilder.DropTable(
                name: "ended_grants",
                schema: "identity");

            migrationBuilder.DropIndex(
                name: "ix_grants_subject",
                schema: "identity",
                table: "grants");
        }
    }
}
