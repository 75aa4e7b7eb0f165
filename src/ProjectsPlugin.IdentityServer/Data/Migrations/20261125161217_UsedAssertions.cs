using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProjectsPlugin.IdentityServer.Data.Migrations
{
    /// <inheritdoc />
    public partial class UsedAssertions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "used_assertions",
                schema: "identity",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_used_assertions", x => x.hash);
                });

            migrationBuilder.CreateIndex(
                name: "ix_used_assertions_expires_at",
                schema: "identity",
                table: "used_assertions",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "used_assertions",
                schema: "identity");
        }
    }
}
